import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPage } from '../../support/page-build.ts';

/**
 * Builds the page of a commit and the page as it is now, in folders that are gone afterwards.
 * @param use gets the two folders
 */
export async function withBuilds<T>(
  commit: string,
  use: (pageDirs: { readonly before: string; readonly now: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'momento-chat-builds-'));
  try {
    const before = join(folder, 'before');
    const now = join(folder, 'now');
    await buildPageAt(commit, before);
    buildPage(now);
    return await use({ before, now });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Builds the page of a commit into `outDir`, in a worktree of its own with the packages that are installed here. */
async function buildPageAt(commit: string, outDir: string): Promise<void> {
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
