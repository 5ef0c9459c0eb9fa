import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

export const LICENSES_FILE = 'licenses.txt';

const FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
/** Apache-2.0 wants a NOTICE kept too. */
const TEXTS = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;
const LINE = '-'.repeat(80);

/** What a module may say of itself (`meta`), where it holds a package's data and does not import it. */
export interface BundledMeta {
  /** Folders of packages. */
  readonly holds: readonly string[];
}

/**
 * Writes beside the build which packages are in it, with their licences and notices in full. The build fails on a package
 * that brings none: nobody may pass that on. Vite's `build.license` knows no notices, and nothing of embedded data.
 */
export function bundledLicenses(): Plugin {
  return {
    name: 'bundled-licenses',
    apply: 'build',
    generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(ids.flatMap((id) => packagesOf(this, id)));
      const source = licensesText(folders);
      if (source !== undefined) this.emitFile({ type: 'asset', fileName: LICENSES_FILE, source });
    },
  };
}

/**
 * What stands in that file, for packages in these folders. Undefined: there are none.
 * @throws Error for a package that brings no license
 */
export function licensesText(folders: Iterable<string>): string | undefined {
  const parts = [...folders].map(describe).toSorted();
  if (parts.length === 0) return undefined;
  return [`This software holds these packages, each under its own license.\n`, ...parts].join('\n');
}

/** The folder of the package that a module is of. */
export function packageOf(id: string): string | undefined {
  return FOLDER.exec(id.replaceAll('\\', '/'))?.[0];
}

function packagesOf(build: Rolldown.PluginContext, id: string): readonly string[] {
  const { holds = [] } = (build.getModuleInfo(id)?.meta ?? {}) as Partial<BundledMeta>;
  const own = packageOf(id);
  return own === undefined ? holds : [own, ...holds];
}

function describe(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >;
  const name = `${manifest.name} ${manifest.version}`;
  const files = readdirSync(folder).filter((file) => TEXTS.test(file));
  if (files.length === 0) throw new Error(`unable to write ${LICENSES_FILE}; ${name} brings no license`);
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${LINE}\n${name}, ${manifest.license}\n${LINE}\n\n${texts.join('\n\n')}\n`;
}
