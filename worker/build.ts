/** What a build is made of, as its worker is told it (tools/vite-app-worker.ts). */
export interface Build {
  /** Another one for other files. */
  readonly version: string;
  /** What the page takes beside itself: paths from it. */
  readonly files: readonly string[];
  /** The script that index.html of this build names, and that of no other build does. */
  readonly entry: string;
}

/** Where the names of all files hold a hash of what is in them. */
export const HASHED = 'assets/';
