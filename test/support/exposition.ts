// Reads Prometheus' text format as strictly as its document says: it throws for what Prometheus would not take.

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
// The value of a label has each backslash, quote and line feed escaped.
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"\})? (\S+)$/;

export interface Sample {
  readonly name: string;
  readonly label: string | undefined;
  readonly value: number;
}

/** Every sample of a text, in order. */
export function readExposition(text: string): readonly Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end with a line feed');
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const seen = new Set<string>();
  return text
    .slice(0, -1)
    .split('\n')
    .flatMap((line) => {
      const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
      if (keyword !== undefined) {
        const named = keyword === 'HELP' ? helped.has(name) : types.has(name);
        if (!NAME.test(name) || named) throw new Error(`a second or wrong ${keyword}: ${line}`);
        if (keyword === 'HELP') helped.add(name);
        else if (/^(counter|gauge|histogram|summary|untyped)$/.test(rest)) types.set(name, rest);
        else throw new Error(`no type: ${line}`);
        return [];
      }
      const [, sampled = '', label, value, number = ''] = SAMPLE.exec(line) ?? [];
      const family = types.has(sampled) ? sampled : sampled.replace(/_(?:bucket|sum|count)$/, '');
      const type = types.get(family);
      if (type === undefined || !helped.has(family)) throw new Error(`no sample of a family: ${line}`);
      if (type === 'histogram' && family === sampled) throw new Error(`no part of a histogram: ${line}`);
      const key = `${sampled}{${label}=${value}}`;
      if (seen.has(key)) throw new Error(`twice: ${line}`);
      seen.add(key);
      if (!Number.isFinite(Number(number))) throw new Error(`no number: ${line}`);
      return [{ name: sampled, label: value, value: Number(number) }];
    });
}

/** The two metrics of a Token Vending Machine. */
export function exposition(text: string) {
  const samples = readExposition(text);
  const labelled = (name: string) =>
    samples.filter((sample) => sample.name === name).map(({ label = '', value }) => [label, value] as const);
  const only = (name: string) => samples.find((sample) => sample.name === name)?.value;
  const seconds = 'momento_tvm_answer_duration_seconds';
  return {
    answers: Object.fromEntries(labelled('momento_tvm_answers_total')),
    histogram: {
      buckets: labelled(`${seconds}_bucket`),
      sum: only(`${seconds}_sum`),
      count: only(`${seconds}_count`),
    },
  };
}
