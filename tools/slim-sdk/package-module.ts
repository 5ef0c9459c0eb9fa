import type { ModuleName } from './slim-plan.ts';

export interface PackageModule extends ModuleName {
  /** Folder of the package. */
  readonly root: string;
}

const IN_PACKAGE = /^(?<root>.*\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+))\/(?<path>[^?]+)/;

/** Which package a module belongs to; undefined for a module of the page. */
export function packageModule(id: string): PackageModule | undefined {
  const { root, name, path } = IN_PACKAGE.exec(id)?.groups ?? {};
  if (root === undefined || name === undefined || path === undefined) return undefined;
  return { root, package: name, path };
}
