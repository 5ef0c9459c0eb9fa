import { describe, expect, it } from 'vitest';
import { heldWayIn } from '../../src/sign-in/held-way-in.ts';
import type { Identity, WayIn } from '../../src/sign-in/way-in.ts';
import { TvmClient } from '../../src/tvm-client/tvm-client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTvm } from '../support/fake-tvm.ts';

const URL_OF_MACHINE = 'https://members.example/token';
const OLD = { headers: { authorization: 'Bearer old' } };
const ANN: Identity = { state: 'signed-in', userName: 'ann' };

function setUp() {
  const clock = new FakeClock();
  const machine = new FakeTvm(clock);
  const listeners = new Set<() => void>();
  let identity: Identity = { state: 'signed-out' };
  let shown = 'Bearer of-way-in';
  const wayIn: Pick<WayIn, 'authorizer' | 'onIdentity'> & { readonly identity: Identity } = {
    get identity() {
      return identity;
    },
    onIdentity: (listener) => {
      const hear = () => listener(identity);
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    authorizer: {
      authorize: async () => {
        if (identity.state !== 'signed-in') throw new Error('nobody is signed in');
        return { headers: { authorization: shown } };
      },
      rejected: async () => {
        shown = 'Bearer renewed';
        return identity.state === 'signed-in' ? 'retry' : 'signed-out';
      },
    },
  };
  let open = () => {};
  const opened = new Promise<WayIn>((resolve) => {
    open = () => resolve(wayIn as WayIn);
  });
  const become = (next: Identity) => {
    identity = next;
    for (const hear of listeners) hear();
  };
  const held = heldWayIn(
    { userName: 'ann', subjectKey: 'pool ann', authorization: OLD, explain: () => undefined },
    opened,
  );
  const client = new TvmClient({
    url: URL_OF_MACHINE,
    authorizer: held.authorizer,
    fetch: machine.fetch,
    clock,
  });
  const asked = () => machine.requests.map(({ headers }) => headers.get('authorization'));
  return { clock, machine, held, client, asked, open, become, listeners };
}

describe('Whoever was signed in when the page was left', () => {
  it('is let in as they were then, before there is a way in', async () => {
    const { held, client, asked } = setUp();
    expect(held.authorizer.subjectKey).toBe('pool ann');
    const { authToken } = await client.getToken();
    expect([authToken, asked()]).toEqual(['token-1', ['Bearer old']]);
  });

  it('is renewed by the way in where the machine does not take that, once it knows them', async () => {
    const { clock, machine, client, asked, open, become, listeners } = setUp();
    machine.answerWith(() => new Response('', { status: 401 }));
    const token = client.getToken();
    await clock.advance(1_000);
    expect(asked()).toEqual(['Bearer old']);
    open();
    await clock.advance(1_000);
    expect(asked()).toEqual(['Bearer old']);
    machine.answerWith(() => machine.vend());
    become(ANN);
    await token;
    expect([asked(), listeners.size]).toEqual([['Bearer old', 'Bearer renewed'], 0]);
  });

  it('is shown by the way in the next time', async () => {
    const { clock, client, asked, open, become } = setUp();
    const first = await client.getToken();
    become(ANN);
    open();
    await clock.advance(5_000);
    client.invalidate(first);
    await client.getToken();
    expect(asked()).toEqual(['Bearer old', 'Bearer of-way-in']);
  });
});
