// What each key of the configuration takes, and what was found instead.

import type { ConfigProblem } from '../../config/fields/config-problem.ts';
import type { KindSetUps } from '../../sign-in/kind-set-ups.ts';
import { list } from '../words/en/count.ts';
import { words } from '../words/words.ts';

const FULL_URL = 'an https:// URL without a username or password (http:// only for localhost)';
const LINK = 'an http:// or https:// URL, or one relative to the page';

/** By path of the key; `[]` stands for any element of a list. */
const KEYS = {
  '': 'JSON: { … }',
  cacheName: 'the name of a Momento cache: 1 to 64 characters',
  tokenVendingMachines: 'a list of Token Vending Machines: [ … ]',
  'tokenVendingMachines[]': 'a Token Vending Machine: { "name": …, "auth": …, "url": … }',
  'tokenVendingMachines[].name': 'a name that people choose the machine by: 1 to 56 characters',
  'tokenVendingMachines[].url': `${FULL_URL}, or one relative to the page`,
  'tokenVendingMachines[].verifiedIds':
    'true or false: whether ids without "guest:" are names of people who signed in; or "opaque": they signed in, but their ids are no names',
  rooms: 'a list of room names: [ … ]',
  'rooms[]': 'a room name: 1 to 56 characters',
  momentoHosts: 'a list of host names: [ … ]',
  'momentoHosts[]': 'a host name such as "momentohq.com", without https:// and port',
  locked: 'true or false',
  history: 'true or false',
  presence: 'true or false',
  typing: 'true or false',
  sideOperationsPerSecond: 'a number above 0: operations a second',
  momentoEndpoint: FULL_URL,
  brand: 'whose chat it is: { "title": …, "logo": …, … }',
  'brand.title': 'the name of the chat: one line, 1 to 56 characters',
  'brand.logo': 'the path of a file beside the page or elsewhere on its host, without https:// and host name',
  'brand.accent': 'a colour such as "#0b7a5c", or one for each: { "light": …, "dark": … }',
  'brand.accent.light': 'a colour such as "#0b7a5c"',
  'brand.accent.dark': 'a colour such as "#0b7a5c"',
  'brand.welcome': 'plain text of one line or several: 1 to 500 characters',
  'brand.imprint': LINK,
  'brand.privacy': LINK,
};

export const EN = {
  keys: KEYS,
  /** For a value that is already taken, by path of the key. */
  taken: {
    'tokenVendingMachines[].name': 'a name that no other machine uses',
    'rooms[]': 'a room that is not in the list already',
    'momentoHosts[]': 'a host that is not in the list already',
  },
  oneOf: (keys: readonly string[]) => `one of ${list(keys)}`,
  /** What a key takes in a machine of one kind; another kind has a key of that name for something else. */
  ofKind: (auth: string, text: string) => `for "${auth}": ${text}`,
  wholeFile: '(the whole file)',
  /** The source of what users have set themselves. */
  yourSettings: 'Your settings on this device',
  // What was found.
  meaningless: 'a key that this page does not know',
  nothing: 'nothing',
  list: (length: number) => `a list of length ${length}`,
  object: 'an object',
  longText: (start: string, length: number) => `"${start}…" (${length} characters)`,
  status: (status: number) => `HTTP status ${status}`,
  noAnswer: 'no answer',
  timeout: 'no answer within 10 s',
  /** When settings of this device are involved. */
  resetText:
    'Some of these settings are from this device. Resetting them restores the published settings; theme and language are kept.',
  reset: 'Reset settings',
};

export const configWords = words('config', EN);

/** A problem in words. */
export interface ConfigProblemText {
  readonly source: string;
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** What is wrong, without any secret. @param kinds know what their keys take */
export function describeProblem(problem: ConfigProblem, kinds: KindSetUps | undefined): ConfigProblemText {
  const say = configWords();
  return {
    source: problem.source === 'settings' ? say.yourSettings : problem.source,
    key: problem.key === '' ? say.wholeFile : problem.key,
    found: foundBy(problem),
    expected: expectedBy(problem, kinds),
  };
}

/** What a key takes that holds something else. */
function expectedBy(problem: ConfigProblem, kinds: KindSetUps | undefined): string {
  const say = configWords();
  if (problem.code === 'unknown') return say.oneOf(problem.known);
  const path = problem.key.replace(/\[\d+\]/g, '[]');
  return wordAt(problem.code === 'taken' ? say.taken : { ...keyWordsOf(kinds), ...say.keys }, path);
}

function keyWordsOf(kinds: KindSetUps | undefined): Readonly<Record<string, string>> {
  if (!kinds) return {};
  const auths = Object.keys(kinds).map((auth) => `"${auth}"`);
  return { 'tokenVendingMachines[].auth': configWords().oneOf(auths), ...keyWordsOfAll(kinds) };
}

/** A problem does not say of which kind its machine is: where kinds differ, each of them is told. */
function keyWordsOfAll(kinds: KindSetUps): Readonly<Record<string, string>> {
  const textsByPath: Record<string, Record<string, string>> = {};
  for (const [auth, { keyWords }] of Object.entries(kinds)) {
    for (const [key, text] of Object.entries(keyWords())) {
      (textsByPath[`tokenVendingMachines[].${key}`] ??= {})[auth] = text;
    }
  }
  const { ofKind } = configWords();
  return Object.fromEntries(
    Object.entries(textsByPath).map(([path, texts]) => {
      const different = new Set(Object.values(texts));
      const lines = Object.entries(texts).map(([auth, text]) => ofKind(auth, text));
      return [path, different.size > 1 ? lines.join('\n') : [...different].join('')];
    }),
  );
}

function wordAt(wordsByPath: Readonly<Record<string, string>>, path: string): string {
  return wordsByPath[path] ?? '';
}

function foundBy(problem: ConfigProblem): string {
  const say = configWords();
  switch (problem.code) {
    case 'unknown':
      return say.meaningless;
    case 'http-status':
      return say.status(problem.value);
    case 'no-answer':
      return say.noAnswer;
    case 'timeout':
      return say.timeout;
    case 'wrong':
    case 'taken':
      return showValue(problem.value);
  }
}

const LONGEST_SHOWN = 60;
const START_SHOWN = 12;

/**
 * A value of the configuration in a few words: enough to recognise it for its author, and useless to someone looking
 * over their shoulder. Credentials, queries and the rest of long texts are left out.
 */
function showValue(value: unknown): string {
  const say = configWords();
  if (typeof value === 'string') return showText(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (value === undefined) return say.nothing;
  return Array.isArray(value) ? say.list(value.length) : say.object;
}

function showText(text: string): string {
  const harmless = text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1…@')
    .replace(/[?#].*$/s, '…')
    .replace(/\p{Cc}/gu, ' ');
  if (harmless.length <= LONGEST_SHOWN) return `"${harmless}"`;
  // A pasted key is long. Its beginning shows which one it is.
  return configWords().longText(harmless.slice(0, START_SHOWN).replace(/\p{Cs}$/u, ''), text.length);
}

declare module '../words/words.ts' {
  interface WordAreas {
    config: typeof EN;
  }
}
