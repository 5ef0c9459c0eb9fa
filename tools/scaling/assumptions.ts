// What the model of docs/scaling.md starts from. Every value can be changed: `npm run scaling -- --ttlSeconds 3600`.

export interface Assumption {
  readonly value: number;
  readonly meaning: string;
  readonly source: string;
}

const CHOICE = 'our choice, to be changed';
const PRICE = 'round figure of 2026-11-22, nobody’s price list: put in your own';

export const assumptions = {
  ttlSeconds: { value: 1_800, meaning: 'life of a token', source: 'default of `tvm/policy.ts`' },
  visitSeconds: { value: 3_600, meaning: 'how long somebody stays in a room', source: CHOICE },
  rushSeconds: { value: 60, meaning: 'in a rush, everybody comes within this time', source: CHOICE },
  peopleInRoom: { value: 10, meaning: 'people in one room of a conversation', source: CHOICE },
  messagesPerPersonPerHour: { value: 12, meaning: 'in a conversation', source: CHOICE },
  messagesPerBroadcastHour: { value: 60, meaning: 'of the one speaker of a broadcast', source: CHOICE },
  messageBytes: { value: 300, meaning: 'size of a message with its JSON', source: CHOICE },
  overlapSeconds: {
    value: 1.5,
    meaning: 'at a renewal, a page holds its old and its new stream for so long',
    source: CHOICE,
  },
  sharedForSeconds: {
    value: 900,
    meaning: 'how long a shared token is handed out, where that is on',
    source: 'the most that the default `ttlSeconds` allows',
  },
  requestSeconds: {
    value: 0.1,
    meaning: 'how long a request keeps one sandbox of the function busy',
    source: CHOICE,
  },
  vendsPerSecondQuota: { value: 5, meaning: 'for the account', source: 'Momento’s documented limits' },
  operationsPerSecondQuota: {
    value: 10,
    meaning: 'for a region; can be raised',
    source: 'Momento’s documented limits',
  },
  subscriptionsQuota: {
    value: 100,
    meaning: 'at once, for a region; can be raised',
    source: 'Momento’s documented limits',
  },
  usdPerMillionOperations: { value: 0.5, meaning: 'topic operations', source: PRICE },
  usdPerMillionRequests: {
    value: 5,
    meaning: 'requests to the machine: gateway, function and logs together',
    source: PRICE,
  },
} as const satisfies Record<string, Assumption>;

export type Inputs = Readonly<Record<keyof typeof assumptions, number>>;

/**
 * The assumptions, with other values for some.
 * @throws Error for an unknown name, or a value that is not a number above 0.
 */
export function inputsWith(changes: Readonly<Record<string, number>> = {}): Inputs {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(assumptions, name)) {
      const known = Object.keys(assumptions).join(', ');
      throw new Error(`unable to calculate; "${name}" is no assumption, expected one of ${known}`);
    }
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new Error(`unable to calculate; ${name} is ${value}, expected a number above 0`);
    }
  }
  const values = Object.entries(assumptions).map(([name, { value }]) => [name, value]);
  return { ...(Object.fromEntries(values) as Inputs), ...changes };
}
