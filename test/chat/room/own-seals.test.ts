import { describe, expect, it } from 'vitest';
import { OwnSeals } from '../../../src/chat/room/own-seals.ts';
import { MAX_REVISIONS, sealOf } from '../../../src/chat/wire/seal.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

/** As a browser's, of one tab. */
const tabStorage = (): Storage =>
  Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });

describe('OwnSeals', () => {
  it('opens each seal that it made, step by step, and no further than it goes', () => {
    const seals = new OwnSeals();
    const seal = seals.sealOf('id');
    for (const revision of [1, 2, MAX_REVISIONS]) {
      const proof = seals.open('id', revision);
      expect(proof && sealOf(proof)).toBe(seal);
    }
    expect(seals.open('id', MAX_REVISIONS + 1)).toBeUndefined();
  });

  it('makes another for each message, person and tab', () => {
    const tab = tabStorage();
    const storage = () => tab;
    const seals = [
      new OwnSeals({ storage, owner: 'Ann' }).sealOf('a'),
      new OwnSeals({ storage, owner: 'Ann' }).sealOf('b'),
      new OwnSeals({ storage, owner: 'Bob' }).sealOf('a'),
      new OwnSeals({ owner: 'Ann' }).sealOf('a'),
    ];
    expect(new Set(seals).size).toBe(4);
  });

  it('knows its own again after a reload, and nobody else’s', () => {
    const tab = tabStorage();
    const storage = () => tab;
    const seal = new OwnSeals({ storage }).sealOf('id') ?? '';
    expect(new OwnSeals({ storage }).isOurs('id', seal)).toBe(true);
    expect(new OwnSeals({ storage }).isOurs('other', seal)).toBe(false);
    expect(new OwnSeals().isOurs('id', seal)).toBe(false);
  });

  it('does without storage', () => {
    const storage = () => {
      throw new Error('unable to read; blocked');
    };
    const seals = new OwnSeals({ storage });
    expect(seals.isOurs('id', seals.sealOf('id') ?? '')).toBe(true);
  });

  it('makes no seals where nothing is random', () => {
    const seals = new OwnSeals({ newSecret: () => undefined });
    expect([seals.sealOf('id'), seals.open('id', 1)]).toEqual([undefined, undefined]);
  });
});
