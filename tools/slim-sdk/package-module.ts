import type { ModuleName } from './slim-plan.ts';

export interface PackageModule extends ModuleName {
  /** Folder of the package. */
  readonly root: string;
  /** The package that brings this one for itself alone, if any does. */
  readonly within: string | undefined;
}

const IN_PACKAGE = /^(?<root>.*\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+))\/(?<path>[^?]+)/;
const WITHIN = /\/node_modules\/(?<within>(?:@[^/]+\/)?[^/]+)\/node_modules\/(?:@[^/]+\/)?[^/]+$/;

/** Which package a module belongs to; undefined for a module of the page. */
export function packageModule(id: string): PackageModule | undefined {
  const { root, name, path } = IN_PACKAGE.exec(id)?.groups ?? {};
  if (root === undefined || name === undefined || path === undefined) return undefined;
  return { root, package: name, path, within: WITHIN.exec(root)?.groups?.within };
}
