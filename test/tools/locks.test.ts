import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFiles } from '../../tools/locks/lock-files.ts';
import { unlockedEntries } from '../../tools/locks/unlocked-entries.ts';

const integrity = `sha512-${'A'.repeat(86)}==`;
const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });

describe('unlockedEntries', () => {
  it('has nothing against what is checked, linked or bundled', () => {
    const packages = {
      'node_modules/a': { integrity },
      'node_modules/b': { link: true, resolved: 'b' },
      'node_modules/a/node_modules/c': { inBundle: true },
    };
    expect(unlockedEntries(lock(packages))).toEqual([]);
  });

  it.each([
    ['no integrity', {}],
    ['an empty one', { integrity: '' }],
    ['a weak one', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['none, but of a platform of others', { optional: true, os: ['darwin'] }],
    ['none, but words for true', { link: 'true', inBundle: 1 }],
  ])('finds an entry with %s', (_, entry) => {
    expect(unlockedEntries(lock({ 'node_modules/a': { integrity }, 'node_modules/b': entry }))).toEqual([
      'node_modules/b',
    ]);
  });

  it('finds a lock file of a form that it does not know', () => {
    expect(unlockedEntries('{"lockfileVersion":1,"dependencies":{"a":{}}}')).toEqual(['packages']);
  });
});

describe('npm run locks', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'locks-'));
    for (const folder of ['.', 'tvm/infra', 'node_modules/other']) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(
        join(root, folder, 'package-lock.json'),
        lock({ 'node_modules/b': { version: '1.0.0' } }),
      );
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('looks at every lock file that is ours', () => {
    expect(lockFiles(root).toSorted()).toEqual([
      'package-lock.json',
      join('tvm', 'infra', 'package-lock.json'),
    ]);
  });

  it('fails, and names file and entry', () => {
    const { status, stderr } = spawnSync('node_modules/.bin/tsx', ['tools/locks/main.ts', root], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('package-lock.json: node_modules/b has no integrity');
  });

  it('passes here', () => {
    const { status, stdout } = spawnSync('node_modules/.bin/tsx', ['tools/locks/main.ts'], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^[1-9]\d* lock files: 0 entries/);
    expect(status).toBe(0);
  });
});
