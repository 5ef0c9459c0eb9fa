import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSetUps } from '../../src/sign-in/kind-set-ups.ts';
import { asksWho, DEFAULT_AUTH, kindOf, MACHINE_AUTHS } from '../../src/sign-in/kinds.ts';

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));
const REGISTRY = join('src', 'sign-in', 'kinds.ts');

/** Kinds that a file names in quotes, as something to compare with or to choose by. */
function kindsNamedIn(code: string): string[] {
  const names = MACHINE_AUTHS.map((auth) => `'${auth}'`).join('|');
  // The areas of words have names of their own, some of them those of kinds; so have an attribute of dialogs and shadow roots.
  const others = /words\('\w+'|Dictionary\['\w+'\]|Attribute\('open'|attachShadow\(\{ mode: 'open'/g;
  const named = code.replace(others, '').match(new RegExp(names, 'g'));
  return named ?? [];
}

describe('The registry of kinds', () => {
  it('is the only place in src that names one', () => {
    expect(kindsNamedIn("if (machine.auth === 'lambda') return;")).toEqual(["'lambda'"]);
    const named = FILES.filter((path) => path !== REGISTRY).flatMap((path) =>
      kindsNamedIn(readFileSync(path, 'utf8')).map((kind) => `${path}: ${kind}`),
    );
    expect(FILES.length).toBeGreaterThan(200);
    expect(named).toEqual([]);
  });

  it('has words and a name for each', async () => {
    const kinds = await loadSetUps();
    for (const auth of MACHINE_AUTHS) {
      expect(kinds[auth].title()).not.toBe('');
      expect(kindOf({ auth }).builtName).not.toBe('');
      for (const key of kindOf({ auth }).keys) expect(kinds[auth].keyWords()).toHaveProperty([key]);
    }
  });

  it('asks who people are where there is a way to sign in', () => {
    expect(MACHINE_AUTHS.filter((auth) => asksWho({ auth }))).toEqual(
      expect.arrayContaining(['lambda', 'cognito']),
    );
    expect(asksWho({ auth: DEFAULT_AUTH })).toBe(false);
  });
});
