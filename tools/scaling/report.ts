import { assumptions, type Inputs, inputsWith } from './assumptions.ts';
import { type Chat, type ChatLoad, loadModel, mostPageUsers } from './chat-load.ts';

const SIZES = [10, 10_000, 10_000_000];
const KNOB_USERS = 10_000;

/** The tables of docs/scaling.md, as Markdown, by title. */
export function reportTables(inputs: Inputs): ReadonlyMap<string, string> {
  return new Map([
    ['A conversation', loadTable('conversation', inputs)],
    ['A broadcast', loadTable('broadcast', inputs)],
    ['Where the default quotas end', quotaTable(inputs)],
    ['The knobs', knobTable(inputs)],
    ['The assumptions', assumptionTable(inputs)],
  ]);
}

function loadTable(kind: Chat['kind'], inputs: Inputs): string {
  const loads = SIZES.map(loadModel({ kind }, inputs));
  const row = (title: string, value: (load: ChatLoad) => number) => [
    title,
    ...loads.map((load) => show(value(load))),
  ];
  return table([
    ['page users', ...SIZES.map(show)],
    row('vends/s in the long run', (load) => load.vendsPerSecond),
    row('vends/s while all come in a rush', (load) => load.rushPerSecond),
    row('vends/s in the worst wave of renewals after it', (load) => load.renewalPeakPerSecond),
    row('minutes until all had a token, at the default quota', (load) => load.everybodyOnceSeconds / 60),
    row('topic operations/s', (load) => load.operationsPerSecond),
    row('streams at once', (load) => load.streams),
    row('USD an hour, by the assumed prices', (load) => load.usdPerHour),
  ]);
}

function quotaTable(inputs: Inputs): string {
  const { vendsPerSecondQuota, operationsPerSecondQuota, subscriptionsQuota } = inputs;
  const models = [loadModel({ kind: 'conversation' }, inputs), loadModel({ kind: 'broadcast' }, inputs)];
  const row = (title: string, quota: number, measure: (load: ChatLoad) => number) => [
    `${title} (${show(quota)})`,
    ...models.map((model) => show(mostPageUsers((pageUsers) => measure(model(pageUsers)) <= quota))),
  ];
  return table([
    ['page users for whom it is enough', 'conversation', 'broadcast'],
    row('vends/s, in the long run', vendsPerSecondQuota, (load) => load.vendsPerSecond),
    row('vends/s, in a wave of renewals', vendsPerSecondQuota, (load) => load.renewalPeakPerSecond),
    row('vends/s, while all come in a rush', vendsPerSecondQuota, (load) => load.rushPerSecond),
    row('topic operations/s', operationsPerSecondQuota, (load) => load.operationsPerSecond),
    row('streams at once', subscriptionsQuota, (load) => load.streams),
  ]);
}

interface Knob {
  readonly title: string;
  readonly chat?: Partial<Chat>;
  readonly changes?: Partial<Inputs>;
}

const knobs: readonly Knob[] = [
  { title: 'as assumed' },
  { title: 'no jitter (the client has no such switch)', chat: { jitter: false } },
  { title: 'tokens of 5 minutes', changes: { ttlSeconds: 300 } },
  { title: 'tokens of 2 hours', changes: { ttlSeconds: 7_200 } },
  { title: '5 people in a room', changes: { peopleInRoom: 5 } },
  { title: '50 people in a room', changes: { peopleInRoom: 50 } },
  { title: 'messages of 1.4 KB', changes: { messageBytes: 1_400 } },
  { title: 'a broadcast', chat: { kind: 'broadcast' } },
  { title: 'a broadcast with shared tokens', chat: { kind: 'broadcast', sharedTokens: true } },
];

function knobTable(inputs: Inputs): string {
  const rows = knobs.map(({ title, chat, changes }) => {
    const load = loadModel({ kind: 'conversation', ...chat }, { ...inputs, ...changes })(KNOB_USERS);
    const { vendsPerSecond, requestsPerSecond, renewalPeakPerSecond, operationsPerSecond } = load;
    return [
      title,
      ...[vendsPerSecond, requestsPerSecond, renewalPeakPerSecond, operationsPerSecond].map(show),
    ];
  });
  return table([
    [
      `${show(KNOB_USERS)} page users`,
      'vends/s',
      'requests/s',
      'requests/s, worst wave',
      'topic operations/s',
    ],
    ...rows,
  ]);
}

function assumptionTable(inputs: Inputs): string {
  const usual = inputsWith();
  const rows = Object.entries(assumptions).map(([name, { meaning, source }]) => {
    const value = inputs[name as keyof Inputs];
    const isUsual = value === usual[name as keyof Inputs];
    return [`\`${name}\``, show(value), meaning, isUsual ? source : 'the command line'];
  });
  return table([['name', 'value', 'meaning', 'source'], ...rows]);
}

/** Three digits are more than a model is good for. */
function show(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
