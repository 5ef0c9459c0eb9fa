import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Where people read the files of the repository, to be followed by a path; undefined as long as it is in no public place. */
export const readAt = addressToRead(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * @param manifest the text of the project's package.json, whose `repository` is the one place that says where it is
 * @throws for a `repository` that is no https address
 */
export function addressToRead(manifest: string): string | undefined {
  const { repository } = JSON.parse(manifest) as { readonly repository?: string | { readonly url?: string } };
  if (repository === undefined) return undefined;
  const url = typeof repository === 'string' ? repository : repository.url;
  const address = /^(?:git\+)?(https:\/\/[^?#]+?)(?:\.git)?\/?$/.exec(url ?? '')?.[1];
  if (address === undefined) {
    throw new Error(
      `unable to link to the repository; in package.json, "repository" is ${url}, not https://…`,
    );
  }
  return `${address}/blob/HEAD/`;
}
