/**
 * The entries of a lock file (its text) whose content npm would not check: they have no integrity, though they come from
 * outside. Links and what comes within another package have none of their own.
 */
export function unlockedEntries(lockFile: string): readonly string[] {
  const { packages } = fieldsOf(JSON.parse(lockFile));
  if (typeof packages !== 'object' || packages === null) return ['packages'];
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !isLocked(fieldsOf(entry)))
    .map(([path]) => path);
}

function isLocked({ integrity, link, inBundle }: Readonly<Record<string, unknown>>): boolean {
  return link === true || inBundle === true || (typeof integrity === 'string' && SHA512.test(integrity));
}

const SHA512 = /^sha512-[\w+/]{86}==$/;

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
