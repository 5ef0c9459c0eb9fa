import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Navigation, type Place } from '../../../src/ui/page/navigation.ts';
import { settle } from '../../support/fake-clock.ts';

const request = { machineName: 'Guest', roomName: 'café & co', userName: 'Ada' };
const visit = { machineName: 'Guest', userName: 'Ada' };

function navigate() {
  const navigation = new Navigation();
  const places: Place[] = [];
  onTestFinished(navigation.onMove((place) => places.push(place)));
  return { navigation, places };
}

describe('Navigation', () => {
  beforeEach(() => history.pushState(null, '', '/chat/?room=lobby&tvmUrl=https://evil.example#x'));

  it('takes the room from the link and nothing else', () => {
    const { navigation } = navigate();
    expect(navigation.place).toEqual({ roomName: 'lobby', visit: undefined });
  });

  it('puts a room into the address when it is entered', () => {
    const { navigation } = navigate();
    navigation.enter(request);
    expect(location.pathname + location.search).toBe('/chat/?room=caf%C3%A9%20%26%20co');
    expect(navigation.place).toEqual({ roomName: 'café & co', visit });
  });

  it('lets people in and out where the browser allows no entry', () => {
    const refuse = () => {
      throw new DOMException('too often', 'SecurityError');
    };
    const back = vi.fn<() => void>();
    const history = { state: null, pushState: refuse, replaceState: refuse, back };
    const navigation = new Navigation({ history, location } as unknown as Window);
    navigation.enter(request);
    navigation.stayOutside('lobby');
    navigation.leave();
    // There is no entry to leave: it would lead out of the page.
    expect(back).not.toHaveBeenCalled();
  });

  it('goes back to where the room was entered, and forward again', async () => {
    const { navigation, places } = navigate();
    navigation.enter(request);
    navigation.leave();
    await settle();
    history.forward();
    await settle();
    expect(places).toEqual([
      { roomName: 'lobby', visit: undefined },
      { roomName: 'café & co', visit },
    ]);
  });

  it('does not pile up entries of rooms', () => {
    const { navigation } = navigate();
    navigation.enter(request);
    const { length } = history;
    navigation.enter({ ...request, roomName: 'lab' });
    expect(history.length).toBe(length);
    expect(navigation.place.roomName).toBe('lab');
  });

  it('can turn a room entry into a join entry', () => {
    const { navigation } = navigate();
    navigation.enter(request);
    navigation.stayOutside('lab');
    expect(navigation.place).toEqual({ roomName: 'lab', visit: undefined });
    navigation.stayOutside('');
    expect(navigation.place.roomName).toBeUndefined();
  });

  it('makes an invite link that holds the room and nothing else', () => {
    const { navigation } = navigate();
    expect(navigation.inviteLink('café & co')).toBe(`${location.origin}/chat/?room=caf%C3%A9%20%26%20co`);
  });

  it.each([[{ joined: true }], [{ joined: true, machineName: 1, userName: 'Ada' }], ['joined'], [[]]])(
    'does not believe a strange history entry: %j',
    (state) => {
      const { navigation } = navigate();
      history.replaceState(state, '');
      expect(navigation.place.visit).toBeUndefined();
    },
  );
});
