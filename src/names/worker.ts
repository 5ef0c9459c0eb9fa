// What the page, its service worker and the build call what they share: the worker's file, its caches, what it is told.

import { PREFIX } from './prefix.ts';

/** Beside index.html: a worker is for what lies below it. */
export const WORKER_FILE = 'sw.js';

/** The page to a worker that waits: go to work now. */
export const TAKE_OVER = `${PREFIX}take-over`;

/** By which the page is let make the address of its worker, under Trusted Types. */
export const WORKER_POLICY = 'momento-chat-worker';

/** Where the files of one version are kept. @param scope address of the page: all pages of an origin see the same caches */
export function filesCache(scope: string, version: string): string {
  return `${filesCaches(scope)}${version}`;
}

/** What the names of all versions of this page begin with. */
export function filesCaches(scope: string): string {
  return `${PREFIX}files:${scope}:`;
}

/** Where the last config.json is kept. */
export function configCache(scope: string): string {
  return `${PREFIX}config:${scope}`;
}
