import { describe, expect, it } from 'vitest';
import { StoredPageMemory } from '../../../src/ui/parts/page-memory.ts';
import { draftKeyOf } from '../../../src/ui/room/room-request.ts';

function blocked(): Storage {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}

describe('StoredPageMemory', () => {
  it('keeps the name on the device and drafts in the tab', () => {
    localStorage.clear();
    sessionStorage.clear();
    const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });
    memory.save('user-name', 'Ada');
    memory.save('draft:lobby', 'Hel');
    memory.save('draft:lab', 'lo');
    expect(memory.load('user-name')).toBe('Ada');
    expect(memory.load('draft:lobby')).toBe('Hel');
    expect([localStorage.length, sessionStorage.length]).toEqual([1, 2]);
  });

  it('keeps the chosen machine on the device, and forgets all drafts of a machine at once', () => {
    localStorage.clear();
    sessionStorage.clear();
    sessionStorage.setItem('of-somebody-else', 'x');
    const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });
    memory.save('machine', 'Staff');
    const draftIn = (machineName: string, roomName: string) =>
      draftKeyOf({ machineName, userName: 'Ada', roomName });
    memory.save(draftIn('Staff', 'lobby'), 'Hel');
    memory.save(draftIn('Staff', 'lab'), 'lo');
    memory.save(draftIn('Staff 2', 'lobby'), 'kept');
    memory.forgetDrafts('Staff');
    const left = [draftIn('Staff', 'lobby'), draftIn('Staff', 'lab'), draftIn('Staff 2', 'lobby')];
    expect(left.map((key) => memory.load(key))).toEqual([undefined, undefined, 'kept']);
    expect(sessionStorage.getItem('of-somebody-else')).toBe('x');
    expect(memory.load('machine')).toBe('Staff');
  });

  it('forgets what is empty', () => {
    sessionStorage.clear();
    const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });
    memory.save('draft:lobby', 'Hel');
    memory.save('draft:lobby', '');
    expect(memory.load('draft:lobby')).toBeUndefined();
    expect(sessionStorage.length).toBe(0);
  });

  it('works without storage', () => {
    const memory = new StoredPageMemory({ device: blocked, tab: blocked });
    memory.save('user-name', 'Ada');
    memory.forgetDrafts('Staff');
    expect(memory.load('user-name')).toBeUndefined();
  });
});
