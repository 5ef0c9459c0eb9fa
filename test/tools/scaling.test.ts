import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputsWith } from '../../tools/scaling/assumptions.ts';
import { loadModel, mostPageUsers } from '../../tools/scaling/chat-load.ts';
import { reportTables } from '../../tools/scaling/report.ts';
import { simulateVends } from '../../tools/scaling/simulate-vends.ts';

const rush = { ttlSeconds: 1_800, visitSeconds: 7_200, rushSeconds: 60, oldestSeconds: 0, jitter: true };

describe('simulateVends', () => {
  it('renews at 65 to 80 % of a life, in the middle about five times in two hours of half-hour tokens', () => {
    // 7,200 s of renewals that are 1,305 s apart on average.
    expect(simulateVends(rush).perVisit).toBeGreaterThan(5.5);
    expect(simulateVends(rush).perVisit).toBeLessThan(6.5);
  });

  it('repeats the rush with every renewal where nobody draws the moment', () => {
    const { renewalPeakPerSecond } = simulateVends({ ...rush, jitter: false });
    expect(renewalPeakPerSecond * 60).toBeCloseTo(1, 1);
  });

  it('spreads a rush over 15 % of a life by jitter', () => {
    expect(simulateVends(rush).renewalPeakPerSecond * 270).toBeCloseTo(1, 1);
  });

  it('renews nothing when tokens outlive the visit', () => {
    expect(simulateVends({ ...rush, ttlSeconds: 90_000 })).toEqual({ perVisit: 1, renewalPeakPerSecond: 0 });
  });

  it('gives the same every time', () => {
    expect(simulateVends(rush)).toEqual(simulateVends(rush));
  });
});

describe('loadModel', () => {
  const broadcast = { kind: 'broadcast' } as const;
  const conversation = { kind: 'conversation' } as const;
  const hourly = { messagesPerBroadcastHour: 3_600, messagesPerPersonPerHour: 3_600, visitSeconds: 3_600 };

  it('counts one operation for the publish and one for each delivery', () => {
    expect(loadModel(broadcast, inputsWith(hourly))(9).operationsPerSecond).toBe(10);
  });

  it.each([
    [1_024, 10],
    [1_025, 20],
    [4_096, 40],
  ])('counts the begun kilobytes of %i bytes', (messageBytes, operations) => {
    const inputs = inputsWith({ ...hourly, messageBytes });
    expect(loadModel(broadcast, inputs)(9).operationsPerSecond).toBe(operations);
  });

  it('counts what all write in a conversation, and the announcement of who comes in', () => {
    // Ten messages a second and ten arrivals an hour, each for the sender and ten receivers.
    const { operationsPerSecond } = loadModel(conversation, inputsWith(hourly))(10);
    expect(operationsPerSecond).toBeCloseTo((10 + 10 / 3_600) * 11);
  });

  it('fills no room with more people than there are', () => {
    const inputs = inputsWith({ ...hourly, peopleInRoom: 50 });
    expect(loadModel(conversation, inputs)(2).operationsPerSecond).toBeCloseTo((2 + 2 / 3_600) * 3);
  });

  it('makes one shared token per sandbox and period, however many read', () => {
    const inputs = inputsWith({ sharedForSeconds: 900, requestSeconds: 0.001 });
    const few = loadModel({ ...broadcast, sharedTokens: true }, inputs)(100_000);
    expect(few.vendsPerSecond).toBeCloseTo(1 / 900);
    // Whoever gets an older token comes back sooner.
    expect(few.requestsPerSecond).toBeGreaterThan(loadModel(broadcast, inputs)(100_000).requestsPerSecond);
  });

  it('adds up requests and operations by their prices', () => {
    const prices = { usdPerMillionOperations: 2, usdPerMillionRequests: 3 };
    const { usdPerHour, operationsPerSecond, requestsPerSecond } = loadModel(
      conversation,
      inputsWith(prices),
    )(1_000);
    expect(usdPerHour).toBeCloseTo(0.0036 * (2 * operationsPerSecond + 3 * requestsPerSecond));
  });
});

describe('mostPageUsers', () => {
  it.each([0, 1, 599, 1_000_000])('finds %i', (most) => {
    expect(mostPageUsers((pageUsers) => pageUsers <= most)).toBe(most);
  });
});

describe('inputsWith', () => {
  it.each([
    [{ ttl: 60 }, /"ttl" is no assumption, expected one of ttlSeconds, /],
    [{ ttlSeconds: 0 }, /ttlSeconds is 0, expected a number above 0/],
    [{ ttlSeconds: Number.NaN }, /ttlSeconds is NaN/],
  ])('refuses %o', (changes, words) => {
    expect(() => inputsWith(changes)).toThrow(words);
  });

  it('replaces what is given, and says so in the table', () => {
    const table = reportTables(inputsWith({ ttlSeconds: 600 })).get('The assumptions');
    expect(table).toContain('| `ttlSeconds` | 600 | life of a token | the command line |');
  });
});

describe('docs/scaling.md', () => {
  const doc = readFileSync(new URL('../../docs/scaling.md', import.meta.url), 'utf8');

  it.each([...reportTables(inputsWith())])('has the table that is printed: %s', (title, table) => {
    const section = doc.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
    const rows = section?.split('\n').filter((line) => line.startsWith('|'));
    expect(rows?.join('\n')).toBe(table);
  });
});
