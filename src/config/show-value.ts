// A wrong value as it may be shown: recognisable to whoever wrote it, useless to whoever looks over a shoulder.

const LONGEST_SHOWN = 60;
const START_SHOWN = 12;

/** A value of the configuration in a few words. Credentials, queries and the rest of long texts are left out. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return showText(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

function showText(text: string): string {
  const harmless = text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1…@')
    .replace(/[?#].*$/s, '…')
    .replace(/\p{Cc}/gu, ' ');
  if (harmless.length <= LONGEST_SHOWN) return `"${harmless}"`;
  // A pasted key is long: its start tells which one it is.
  const start = harmless.slice(0, START_SHOWN).replace(/\p{Cs}$/u, '');
  return `"${start}…" (${text.length} characters)`;
}
