import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/sign-in/renewals.ts';
import { refusalIn, withRefusal } from '../../src/sign-in/stored-refusals.ts';

const REFUSAL: Refusal = { reason: { name: 'No', says: '' }, count: 2, atMs: 1, dueAtMs: 61_000 };
const ENDLESS: Refusal = { ...REFUSAL, count: 5, dueAtMs: Number.POSITIVE_INFINITY };

describe('withRefusal', () => {
  it('keeps one for each key, and takes them out again', () => {
    const first = withRefusal(undefined, ['first', REFUSAL]);
    const both = withRefusal(first, ['second', ENDLESS]);
    expect([refusalIn(both, 'first'), refusalIn(both, 'second')]).toEqual([REFUSAL, ENDLESS]);
    const later = withRefusal(both, ['first', ENDLESS]);
    expect(refusalIn(later, 'first')).toEqual(ENDLESS);
    expect(refusalIn(withRefusal(later, ['first', undefined]), 'first')).toBeUndefined();
    expect(withRefusal(first, ['first', undefined])).toBeUndefined();
  });

  it('keeps the newest thirty-two', () => {
    let record: unknown;
    for (let key = 0; key < 40; key++) record = withRefusal(record, [`${key}`, REFUSAL]);
    expect(refusalIn(record, '7')).toBeUndefined();
    expect(refusalIn(record, '8')).toEqual(REFUSAL);
  });
});

describe('refusalIn', () => {
  it('reads what has been through JSON, which knows nothing infinite', () => {
    const record: unknown = JSON.parse(JSON.stringify(withRefusal(undefined, ['key', ENDLESS])));
    expect(refusalIn(record, 'key')).toEqual(ENDLESS);
  });

  it.each([
    undefined,
    'text',
    {},
    [7],
    [['key']],
    [['key', { count: 1 }]],
    [['key', { ...REFUSAL, count: 'two' }]],
  ])('finds none in %j', (record) => expect(refusalIn(record, 'key')).toBeUndefined());
});
