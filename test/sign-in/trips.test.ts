import { describe, expect, it } from 'vitest';
import { comeBack, returnAddress, setOff } from '../../src/sign-in/trips.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';
import { FakeWindow, storageOf } from '../support/fake-window.ts';

const AWAY = 'https://login.example/auth?state=s-1';
const BACK = 'http://localhost:5173/chat/?code=c-1&state=s-1&iss=https%3A%2F%2Flogin.example';

/** A tab in a room, from which somebody has set off. */
function onTheWay({ roomName }: { readonly roomName?: string } = {}) {
  const [storage, window] = [
    new FakeWebStorage(),
    new FakeWindow('http://localhost:5173/chat/?room=garden#x'),
  ];
  let nowMs = 1_000_000;
  const options = { tab: storageOf(storage), window: window.asWindow(), wallMs: () => nowMs };
  window.history.replaceState(
    { joined: true, machineName: 'Acme', userName: 'acme:ann' },
    '',
    '?room=garden',
  );
  setOff(AWAY, { ...options, state: 's-1', machineName: 'Acme', luggage: { verifier: 'v-1' }, roomName });
  const pass = (ms: number) => (nowMs += ms);
  return { storage, window, options, pass };
}

describe('Coming back from another page', () => {
  it('brings what was kept, to the room that was left', () => {
    const { storage, window, options } = onTheWay();
    expect(window.left).toEqual([AWAY]);
    window.open(BACK);
    const come = comeBack(options);
    expect(come).toMatchObject({ machineName: 'Acme', luggage: { verifier: 'v-1' } });
    expect(come?.parameters.get('code')).toBe('c-1');
    expect(window.location.search).toBe('?room=garden');
    expect(window.history.state).toEqual({ joined: true, machineName: 'Acme', userName: 'acme:ann' });
    expect(storage.isEmpty).toBe(true);
  });

  it('brings a room that was only typed', () => {
    const { window, options } = onTheWay({ roomName: 'a b&c' });
    window.open(BACK);
    comeBack(options);
    expect(new URLSearchParams(window.location.search).get('room')).toBe('a b&c');
  });

  it('counts once', () => {
    const { window, options } = onTheWay();
    window.open(BACK);
    expect(comeBack(options)).toBeDefined();
    window.open(BACK);
    expect(comeBack(options)).toBeUndefined();
    expect(window.location.search).toBe('');
  });

  it.each([
    ['just in time', 600_000, true],
    ['too late', 600_001, false],
    ['before the clock was set back', -1, false],
  ])('%s counts: %j ms', (_, ms, counts) => {
    const { window, options, pass } = onTheWay();
    window.open(BACK);
    pass(ms);
    expect(comeBack(options) !== undefined).toBe(counts);
    expect(window.location.search).not.toContain('code');
  });

  it('by another state, or none, is nobody, and ends the trip', () => {
    for (const query of ['?code=c-1&state=s-2', '?code=c-1', '?state=&error=x']) {
      const { storage, window, options } = onTheWay();
      window.open(`http://localhost:5173/chat/${query}`);
      expect(comeBack(options)).toBeUndefined();
      expect(storage.isEmpty).toBe(true);
      expect(window.location.search).toBe('');
    }
  });

  it.each([
    '?code=c&state=s&room=garden',
    '?error=access_denied&error_description=Call%20555&room=garden',
    '?iss=https%3A%2F%2Fevil.example&session_state=1&error_uri=x&room=garden',
  ])('by a link of a stranger leaves the room, and nothing else: %s', (query) => {
    const window = new FakeWindow(`http://localhost:5173/chat/${query}`);
    const tab = storageOf(new FakeWebStorage());
    expect(comeBack({ tab, window: window.asWindow(), wallMs: () => 0 })).toBeUndefined();
    expect(window.location.search).toBe('?room=garden');
  });

  it('is not looked for where the address has nothing of it', () => {
    const { storage, window, options } = onTheWay();
    window.open('http://localhost:5173/chat/?room=garden');
    expect(comeBack(options)).toBeUndefined();
    expect(storage.isEmpty).toBe(false);
  });

  it('works without storage, or with something else in it, as for a stranger', () => {
    const { storage, window, options } = onTheWay();
    window.open(BACK);
    storage.isBlocked = true;
    expect(comeBack(options)).toBeUndefined();
    storage.isBlocked = false;
    options.tab().setItem('momento-chat:trip', '{"state":"s-1","query":"https://evil.example"}');
    window.open(BACK);
    expect(comeBack(options)).toBeUndefined();
  });

  it('is to an address without query and fragment', () => {
    const { location } = new FakeWindow('https://chat.example/a/?room=x#y');
    expect(returnAddress({ location: location as unknown as Location })).toBe('https://chat.example/a/');
  });
});
