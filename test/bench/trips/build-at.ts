import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Builds the page of a commit into `outDir`, in a worktree of its own with the packages that are installed here. */
export async function buildPageAt(commit: string, outDir: string): Promise<void> {
  const checkout = await mkdtemp(join(tmpdir(), 'momento-chat-at-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  git('worktree', 'add', '--force', '--detach', checkout, commit);
  try {
    await symlink(resolve('node_modules'), join(checkout, 'node_modules'));
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITE')));
    execFileSync(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', outDir, '--emptyOutDir'],
      { cwd: checkout, env: { ...env, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
  } finally {
    git('worktree', 'remove', '--force', checkout);
    await rm(checkout, { recursive: true, force: true });
  }
}
