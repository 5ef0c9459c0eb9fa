import { expect, it, vi } from 'vitest';
import { BegunRoom } from '../../src/compose/begun-room.ts';

const ANN = { machineName: 'Guests', roomName: 'lobby', userName: 'Ann' };

function begin(request = ANN) {
  const room = { close: vi.fn<() => void>() };
  const enter = vi.fn<(request: typeof ANN) => typeof room>(() => room);
  return { begun: new BegunRoom(request, enter), room, enter };
}

it('begins the room at once, with its names as they are checked', () => {
  const { enter } = begin({ ...ANN, roomName: ' lobby ' });
  expect(enter.mock.calls).toEqual([[ANN]]);
});

it('hands it over once, to whoever enters it, and closes it no more', () => {
  const { begun, room } = begin();
  expect([begun.take({ ...ANN }), begun.take({ ...ANN })]).toEqual([room, undefined]);
  begun.close();
  expect(room.close).not.toHaveBeenCalled();
});

it.each([
  ['machine', { machineName: 'Others' }],
  ['room', { roomName: 'other' }],
  ['name', { userName: 'Ben' }],
])('is closed, and given to nobody, where somebody enters by another %s', (_, other) => {
  const { begun, room } = begin();
  expect(begun.take({ ...ANN, ...other })).toBeUndefined();
  expect(begun.take(ANN)).toBeUndefined();
  expect(room.close).toHaveBeenCalledOnce();
});

it.each([
  ['room', { roomName: '' }],
  ['guest', { userName: '' }],
])('begins nothing by what is no name of a %s', (_, names) => {
  const { begun, enter } = begin({ ...ANN, ...names });
  expect(begun.take({ ...ANN, ...names })).toBeUndefined();
  expect(enter).not.toHaveBeenCalled();
});
