import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PLATFORM_CELLS } from '../browser/platform/platform-cells.ts';

it('docs/platform.md lists what is played in Chromium, and how each one ends', () => {
  const rows = readFileSync('docs/platform.md', 'utf8').matchAll(/^\| (`.*?) \| (.*?) \| (.*?) \|/gm);
  expect(Array.from(rows, ([, api, troubles, outcome]) => [api, troubles, outcome])).toEqual(
    PLATFORM_CELLS.map(({ api, troubles, outcome }) => [
      api.map((path) => `\`${path}\``).join(', '),
      troubles.join(', '),
      outcome,
    ]),
  );
});
