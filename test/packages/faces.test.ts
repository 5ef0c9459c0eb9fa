import { inject, it } from 'vitest';
import { run, tool } from './run.ts';

const cwd = import.meta.dirname;
const tarball = inject('tarball');

it('publint has nothing to say', async ({ expect }) => {
  expect(await run(tool('publint'), ['run', tarball, '--strict'], { cwd })).toContain('All good');
});

// `node10` looks for files by the path of the entry and knows no "exports"; TypeScript 6 gave it up.
it('attw finds types and code for every way to resolve them', async ({ expect }) => {
  const answer = await run(tool('attw'), [tarball, '--profile', 'node16', '--format', 'json'], { cwd });
  expect(JSON.parse(answer)).toMatchObject({ analysis: { packageName: 'momento-chat' } });
});
