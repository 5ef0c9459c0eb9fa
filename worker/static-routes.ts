import { HASHED } from './build.ts';

interface Condition {
  readonly urlPattern?: string;
  readonly or?: readonly Condition[];
  readonly not?: Condition;
}

/** Rules that a browser follows without asking the worker (`InstallEvent.addRoutes`; Chromium has it, from 123 on). */
export interface StaticRoute {
  readonly condition: Condition;
  readonly source: 'network';
}

/**
 * What the worker does not answer does not even start it: each message that is sent would, otherwise.
 * @param files of the build
 */
export function staticRoutes(files: readonly string[]): readonly StaticRoute[] {
  const others = files.filter((file) => !file.startsWith(HASHED));
  const answered = ['', 'index.html', 'config.json', ...others].map((path) => `./${path}?*`);
  const or = [...answered, `./${HASHED}*`].map((urlPattern) => ({ urlPattern }));
  return [{ condition: { not: { or } }, source: 'network' }];
}
