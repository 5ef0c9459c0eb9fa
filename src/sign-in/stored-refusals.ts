// How refusals of a service stand in the records that tabs share: none of them says who somebody is.

import type { Refusal } from './renewals.ts';

type Stored = readonly [key: string, refusal: Refusal];

// Only tabs with sign-ins of their own have more than one.
const MOST = 32;

export function refusalIn(record: unknown, key: string): Refusal | undefined {
  return storedIn(record).find(([known]) => known === key)?.[1];
}

/** @returns the record with `refusal` in it, or without any under `key`; undefined: nothing is left of it */
export function withRefusal(
  record: unknown,
  [key, refusal]: readonly [string, Refusal | undefined],
): unknown {
  const others = storedIn(record).filter(([known]) => known !== key);
  const next = refusal ? [...others, [key, refusal]].slice(-MOST) : others;
  return next.length > 0 ? next : undefined;
}

function storedIn(record: unknown): readonly Stored[] {
  const list: readonly unknown[] = Array.isArray(record) ? record : [];
  return list.flatMap((entry) => {
    const [key, stored] = (Array.isArray(entry) ? entry : []) as readonly unknown[];
    const refusal = parse(stored);
    return typeof key === 'string' && refusal ? [[key, refusal] as const] : [];
  });
}

function parse(stored: unknown): Refusal | undefined {
  const { reason, count, atMs, dueAtMs } = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const { name, says } = (reason ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof says !== 'string') return undefined;
  if (typeof count !== 'number' || typeof atMs !== 'number') return undefined;
  // Web storage has no word for what is infinite.
  return {
    reason: { name, says },
    count,
    atMs,
    dueAtMs: typeof dueAtMs === 'number' ? dueAtMs : Number.POSITIVE_INFINITY,
  };
}
