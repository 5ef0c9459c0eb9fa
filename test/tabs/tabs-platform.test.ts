import { describe, expect, it, onTestFinished } from 'vitest';
import { findTabsPlatform } from '../../src/tabs/tabs-platform.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLocks } from '../support/fake-locks.ts';

const complete = {
  navigator: { locks: new FakeLocks(new FakeClock()).forTab() },
  BroadcastChannel,
  crypto: globalThis.crypto,
};

describe('findTabsPlatform', () => {
  it.each([
    ['locks', { ...complete, navigator: {} }],
    ['a navigator', { BroadcastChannel, crypto: globalThis.crypto }],
    ['channels', { navigator: complete.navigator, crypto: globalThis.crypto }],
    ['hashes', { ...complete, crypto: { randomUUID: (): string => '' } }],
  ])('finds nothing where %s are missing', (_, globals) => {
    expect(findTabsPlatform(globals)).toBeUndefined();
  });

  it('hashes text as SHA-256 of its UTF-8', async () => {
    const hash = await findTabsPlatform(complete)?.sha256('abc');
    // FIPS 180-4, the first example.
    expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('carries messages between ends of one name until they are closed', async () => {
    const platform = findTabsPlatform(complete);
    if (!platform) throw new Error('all means are there');
    const name = `test-${platform.newId()}`;
    const heard = new Promise<unknown>((resolve) => {
      const ear = platform.openChannel(name, resolve);
      onTestFinished(() => ear.close());
    });
    const mouth = platform.openChannel(name, () => expect.unreachable('it hears itself'));
    onTestFinished(() => mouth.close());
    mouth.post({ kind: 'question' });
    expect(await heard).toEqual({ kind: 'question' });
  });

  it('makes ids that differ', () => {
    const platform = findTabsPlatform(complete);
    const [first, second] = [platform?.newId(), platform?.newId()];
    expect(first).not.toBe(second);
  });
});
