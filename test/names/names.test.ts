import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEMORY_CHANNEL, newsChannel, sessionChannel, signOutChannel } from '../../src/names/channels.ts';
import { SESSION_DATABASE } from '../../src/names/databases.ts';
import { countingLock, liveLock, presentLock, renewalLock, turnLock } from '../../src/names/locks.ts';
import { PREFIX } from '../../src/names/prefix.ts';
import { type StorageKey, storageKey } from '../../src/names/storage-keys.ts';

const root = join(import.meta.dirname, '../..');

/** Texts in quotes of any kind that begin as a name does. */
function namesIn(path: string): string[] {
  const code = readFileSync(join(root, path), 'utf8');
  return [...code.matchAll(/(['"`])(momento-chat:.*?)\1/gs)].map(([, , name = '']) => name);
}

describe('Names that outlive the page', () => {
  it.each([
    [storageKey('user-name'), 'momento-chat:user-name'],
    [storageKey('machine'), 'momento-chat:machine'],
    [storageKey('theme'), 'momento-chat:theme'],
    [storageKey('language'), 'momento-chat:language'],
    [storageKey('settings'), 'momento-chat:settings'],
    [storageKey('rooms:Guest'), 'momento-chat:rooms:Guest'],
    [storageKey('draft:["Guest","Ann","lobby"]'), 'momento-chat:draft:["Guest","Ann","lobby"]'],
    [storageKey('last-config'), 'momento-chat:last-config'],
    [storageKey('last-service'), 'momento-chat:last-service'],
    [storageKey('vend:/chat/'), 'momento-chat:vend:/chat/'],
    [storageKey('vend'), 'momento-chat:vend'],
    [storageKey('shown'), 'momento-chat:shown'],
    [storageKey('way-files'), 'momento-chat:way-files'],
    [storageKey('own-messages'), 'momento-chat:own-messages'],
    [storageKey('seals'), 'momento-chat:seals'],
    [storageKey('signed-out:https://tvm.example/'), 'momento-chat:signed-out:https://tvm.example/'],
    [storageKey('cognito:app:https://tvm.example/'), 'momento-chat:cognito:app:https://tvm.example/'],
    [newsChannel('0a1b'), 'momento-chat:news:0a1b'],
    [signOutChannel('https://tvm.example/'), 'momento-chat:sign-out:https://tvm.example/'],
    [turnLock('0a1b'), 'momento-chat:turn:0a1b'],
    [presentLock('0a1b'), 'momento-chat:present:0a1b'],
    [renewalLock('0a1b'), 'momento-chat:renewal:0a1b'],
    [countingLock('momento'), 'momento-chat:counting:momento'],
    [liveLock({ service: 'momento', since: 17, id: 'x' }), 'momento-chat:live:momento:17:x'],
    [sessionChannel('momento-chat:cognito:app'), 'momento-chat:session:momento-chat:cognito:app'],
    [MEMORY_CHANNEL, 'momento-chat:memory'],
    [SESSION_DATABASE, 'momento-chat:sessions'],
  ])('stay what people have in their browsers: %s', (name, known) => {
    expect(name).toBe(known);
  });

  it('stand in src/names only', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const scripts = files.filter((file) => file.endsWith('.ts')).map((file) => join('src', file));
    const naming = scripts.filter((path) => namesIn(path).length > 0);
    expect(naming).toEqual([join('src', 'names', 'prefix.ts')]);
    expect(namesIn('src/names/prefix.ts')).toEqual([PREFIX]);
  });

  it('are used as they are by the page before its script', () => {
    expect(namesIn('index.html').sort()).toEqual(
      ['settings', 'theme', 'vend', 'vend', 'vend:', 'way-files'].map((key) => storageKey(key as StorageKey)),
    );
  });
});
