import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport } from './api-report.ts';

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly import?: { readonly types: string } } | string>>;
}

/**
 * The reports on all entries of a package, by the names of their files.
 * @param folder where it lies, built
 */
export function apiReports(folder: string): ReadonlyMap<string, string> {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const reports = new Map<string, string>();
  for (const [path, entry] of Object.entries(exports)) {
    if (typeof entry === 'string' || !entry.import) continue;
    const name = path.replace('./', '');
    reports.set(
      `${name.replaceAll('/', '-')}.md`,
      apiReport(`momento-chat/${name}`, join(folder, entry.import.types)),
    );
  }
  return reports;
}
