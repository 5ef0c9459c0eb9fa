// Does with a line of a log what CloudWatch does by its document on the embedded metric format: it takes out metrics,
// and throws where CloudWatch would leave the line alone.

export interface ExtractedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly timestamp: number;
}

interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
}

const MAX_METRICS = 100;
const MAX_DIMENSIONS = 30;
const MAX_LENGTH = 1_024;
const UNITS = ['Count', 'Milliseconds'];

export function extractMetrics(line: string): readonly ExtractedMetric[] {
  const root = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const { Timestamp: timestamp, CloudWatchMetrics: directives } = root._aws as {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly Directive[];
  };
  need(Number.isInteger(timestamp) && timestamp > 1_000_000_000_000, 'the time is not one in ms');
  return directives.flatMap(({ Namespace: namespace, Dimensions, Metrics, ...others }) => {
    need(Object.keys(others).length === 0, 'a directive has more than its three members');
    need(/^[\w.\-/#:]{1,255}$/.test(namespace), 'no namespace');
    need(Metrics.length > 0 && Metrics.length <= MAX_METRICS, 'no metrics, or too many');
    return Dimensions.flatMap((names) => {
      need(names.length <= MAX_DIMENSIONS, 'too many dimensions');
      const dimensions = Object.fromEntries(names.map((name) => [name, textAt(root, name)]));
      return Metrics.map(({ Name: name, Unit: unit, ...rest }) => {
        need(Object.keys(rest).length === 0 && UNITS.includes(unit), `no definition: ${name}`);
        const value = root[name];
        if (typeof value !== 'number') throw new Error(`no number at ${name}`);
        return { namespace, name, unit, value, dimensions, timestamp };
      });
    });
  });
}

function textAt(root: Readonly<Record<string, unknown>>, name: string): string {
  const value = root[name];
  if (typeof value !== 'string' || value === '' || value.length > MAX_LENGTH) {
    throw new Error(`no text at ${name}`);
  }
  return value;
}

function need(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}
