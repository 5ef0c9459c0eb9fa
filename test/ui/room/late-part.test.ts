import { LitElement } from 'lit';
import { expect, it } from 'vitest';
import { LatePart } from '../../../src/ui/room/late-part.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

class PartHost extends LitElement {}
customElements.define('part-host', PartHost);

/** A part whose load ends when it is told to. */
function latePart() {
  const clock = new FakeClock();
  const there: string[] = [];
  let loads = 0;
  let load = deferred();
  const part = new LatePart(new PartHost(), {
    load: () => {
      loads += 1;
      return load.promise;
    },
    onThere: (loaded) => there.push(loaded),
  });
  const fail = async () => {
    load.reject(new Error('gone'));
    load = deferred();
    await settle();
  };
  const end = async () => {
    load.resolve('part');
    await settle();
  };
  return { part, clock, there, fail, end, loads: () => loads };
}

function deferred() {
  let resolve: (value: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<string>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

it('is missed by nobody before it is late, and holds on to nothing once it is there', async () => {
  const { part, clock, there, end } = latePart();
  part.begin(clock);
  await clock.advance(1_999);
  expect([part.part, part.isMissed, clock.pendingTimers]).toEqual([undefined, false, 1]);
  await end();
  expect([part.part, part.isMissed, clock.pendingTimers, there]).toEqual(['part', false, 0, ['part']]);
});

it('is missed when it takes long, until it is there', async () => {
  const { part, clock, end } = latePart();
  part.begin(clock);
  await clock.advance(2_000);
  expect(part.isMissed).toBe(true);
  await end();
  expect([part.part, part.isMissed]).toEqual(['part', false]);
});

it('is loaded again where it failed: when there may be a network, and for what needs it, which hears why it fails', async () => {
  const { part, clock, fail, end, loads } = latePart();
  part.begin(clock);
  await fail();
  expect([part.isMissed, loads()]).toEqual([true, 1]);
  part.tryAgain();
  await fail();
  const failures: unknown[] = [];
  const needed = part.need((error) => failures.push(error));
  await fail();
  expect([await needed, failures, loads()]).toEqual([undefined, [new Error('gone')], 3]);
  const again = part.need((error) => failures.push(error));
  await end();
  expect([await again, failures.length]).toEqual(['part', 1]);
});
