import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Navigation, type Place } from '../../../src/ui/page/navigation.ts';
import { RoomHistory } from '../../../src/ui/page/room-history.ts';
import { settle } from '../../support/fake-clock.ts';

const request = { machineName: 'Guest', roomName: 'café & co', userName: 'Ada' };
const visit = { machineName: 'Guest', userName: 'Ada' };

function navigate() {
  const navigation = new Navigation();
  const places: Place[] = [];
  onTestFinished(navigation.onMove((place) => places.push(place)));
  return { navigation, rooms: new RoomHistory(), places };
}

describe('Navigation', () => {
  beforeEach(() => history.pushState(null, '', '/chat/?room=lobby&tvmUrl=https://evil.example#x'));

  it('takes the room from the link and nothing else', () => {
    const { navigation } = navigate();
    expect(navigation.place).toEqual({ roomName: 'lobby', visit: undefined });
  });

  it('puts a room into the address when it is entered', () => {
    const { navigation, rooms } = navigate();
    rooms.enter(request);
    expect(location.pathname + location.search).toBe('/chat/?room=caf%C3%A9%20%26%20co');
    expect(navigation.place).toEqual({ roomName: 'café & co', visit });
  });

  it('lets people in and out where the browser allows no entry', () => {
    const refuse = () => {
      throw new DOMException('too often', 'SecurityError');
    };
    const go = vi.fn<() => void>();
    const history = { state: null, pushState: refuse, replaceState: refuse, go };
    const refusing = { history, location } as unknown as Window;
    const rooms = new RoomHistory(refusing);
    rooms.enter(request);
    new Navigation(refusing).stayOutside('lobby');
    rooms.leave(undefined);
    // There is no entry to leave: it would lead out of the page.
    expect(go).not.toHaveBeenCalled();
  });

  it('goes back to where the room was entered, and forward again', async () => {
    const { rooms, places } = navigate();
    rooms.enter(request);
    rooms.leave(undefined);
    await settle();
    history.forward();
    await settle();
    expect(places).toEqual([
      { roomName: 'lobby', visit: undefined },
      { roomName: 'café & co', visit },
    ]);
  });

  it('does not pile up entries of rooms', () => {
    const { navigation, rooms } = navigate();
    rooms.enter(request);
    const { length } = history;
    rooms.enter({ ...request, roomName: 'lab' });
    expect(history.length).toBe(length);
    expect(navigation.place.roomName).toBe('lab');
  });

  it('goes from room to room, back through them, and out of the last at once', async () => {
    const { navigation, rooms, places } = navigate();
    rooms.enter(request);
    rooms.goOn({ ...request, roomName: 'lab' });
    rooms.goOn({ ...request, roomName: 'attic' });
    expect(navigation.place).toEqual({ roomName: 'attic', visit });
    history.back();
    await settle();
    expect(places).toEqual([{ roomName: 'lab', visit }]);
    rooms.leave(undefined);
    await settle();
    expect(navigation.place).toEqual({ roomName: 'lobby', visit: undefined });
  });

  it('goes back to the room before when that is shown next, else puts the next one in its place', async () => {
    const { navigation, rooms, places } = navigate();
    rooms.enter(request);
    rooms.goOn({ ...request, roomName: 'lab' });
    rooms.leave(request);
    await settle();
    expect(places).toEqual([{ roomName: request.roomName, visit }]);
    rooms.leave({ ...request, roomName: 'attic' });
    expect(navigation.place.roomName).toBe('attic');
    rooms.leave(undefined);
    await settle();
    expect(navigation.place.visit).toBeUndefined();
  });

  it('can turn a room entry into a join entry', () => {
    const { navigation, rooms } = navigate();
    rooms.enter(request);
    navigation.stayOutside('lab');
    expect(navigation.place).toEqual({ roomName: 'lab', visit: undefined });
    navigation.stayOutside('');
    expect(navigation.place.roomName).toBeUndefined();
  });

  it('makes an invite link that holds the room and nothing else', () => {
    const { rooms } = navigate();
    expect(rooms.inviteLink('café & co')).toBe(`${location.origin}/chat/?room=caf%C3%A9%20%26%20co`);
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
