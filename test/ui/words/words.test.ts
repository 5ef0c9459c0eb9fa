import { describe, expect, it } from 'vitest';
import * as DE from '../../../src/ui/words/de/index.ts';
import { LANGUAGE_NAMES } from '../../../src/ui/words/language-names.ts';
import { LANGUAGES, type Language, type LanguageEntry } from '../../../src/ui/words/languages.ts';
import { AREAS, entriesOf } from '../../support/page-words.ts';

/** What the check-up may have found. */
const FACTS = {
  machine: 'm1',
  momento: 'o1',
  signInService: 'c1',
  userPool: 'p1',
  appClient: 'a1',
  signedInAt: 'p2',
  status: 500,
};

/** What an entry that is a function gets, where numbers will not do; by the beginning of its path. */
const ARGUMENTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'signInTrouble.': [[{ machineName: 'm1' }]],
  'problems.delayed': [['u1']],
  'problems.muteReach.': [['n1']],
  'problems.muteHeading': [['n1']],
  'problems.replyingTo': [['n1']],
  'problems.': [false, true].map((isMember) => [
    { machineName: 'm1', cacheName: 'c1', roomName: 'r1', checkUp: 'u1', isMember },
  ]),
  'lambda.problems.': [['userName'], ['password']],
  'config.oneOf': [[['rooms', 'locked']]],
  'cognito.failures.': [[{ machineName: 'm1', detail: '' }], [{ machineName: 'm1', detail: 'd1' }]],
  'cognitoStep.chooseFactor.unknown': [[['a1']], [['a1', 'b1']]],
  'cognitoStep.codeStep.sms': [[undefined], ['a1']],
  'cognitoStep.resetPassword.text': [[undefined], ['a1']],
  'cognitoStep.confirm.text': [[undefined], ['a1']],
  'cognitoRefusal.passwordPolicy': [[''], ['p1']],
  'cognitoRefusal.': [[{ machineName: 'm1', detail: '' }], [{ machineName: 'm1', detail: 'd1' }]],
  'cognito.everywhere.failed.refused': [[''], ['d1']],
  'cognitoStep.doneBut.failed': [[{ heading: 'h1', text: 't1' }]],
  'cognitoSetUp.checkUp.': [[FACTS]],
  'cognitoSetUp.signIn.': [[FACTS]],
  'cognitoSetUp.poolDestination': [['m1', 'o1', 'p1']],
  'cognitoSetUp.machineDestination': [['m1', 'o1']],
  'oidcNotice.provider.': [[{ machineName: 'm1', host: 'h1' }]],
  'oidcNotice.declined': [[{ machineName: 'm1', host: 'h1' }]],
  'oidcNotice.machine.': [[{ machineName: 'm1', host: 'h1' }]],
  'oidcSetUp.provider.': [
    [{ ...FACTS, redirectAddress: 'r1', missingOrigin: 'o2', refusal: 'invalid_client' }],
  ],
  'oidcSetUp.machineDestination': [['m1', 'o1']],
  'oidcSetUp.providerDestination': [['m1', 'o1']],
  'openSetUp.destination': [['m1', 'o1']],
  'lambdaSetUp.destination': [['m1', 'o1']],
  'diagnostics.result': [
    [{ passed: 1, warning: 0, failed: 0, skipped: 0 }],
    [{ passed: 3, warning: 1, failed: 2, skipped: 2 }],
  ],
  'diagnostics.latencies': [1, 20].map((count) => [{ count, leastMs: 1, mostMs: 9, medianMs: 2 }]),
  'diagnostics.step.': [
    [{ ...FACTS, asksWho: false, clockAheadSeconds: 0 }, () => '1 s'],
    [{ ...FACTS, asksWho: true, clockAheadSeconds: 9, role: 'publish-only' }, () => '9 s'],
  ],
  'settings.sources': [['settings'], ['default']],
  'settings.brought': [[''], ['b1']],
};
const NUMBERS = [
  [1, 2],
  [2_000, 1],
];

/** Names, and words that a language has in common with English. */
const SHARED: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  de: [
    'Amazon Cognito',
    'Cache',
    'Code',
    'Deutsch',
    'English',
    'In',
    'JSON: { … }',
    'Live',
    'Name',
    'Offline',
    'Passkey',
    'Scopes',
    'SMS',
    'Token Vending Machine',
    'Token Vending Machines',
    'URL',
  ],
  ar: ['Enter', 'Shift+Enter'],
  es: [
    'Amazon Cognito',
    'Enter',
    'JSON: { … }',
    'SMS',
    'Token Vending Machine',
    'Token Vending Machines',
    'URL',
  ],
  ja: ['Amazon Cognito', 'URL', 'JSON: { … }', 'SMS', 'Enter', 'Shift+Enter', '//text'],
};

function argumentsOf(path: string): readonly (readonly unknown[])[] {
  return Object.entries(ARGUMENTS).find(([start]) => path.startsWith(start))?.[1] ?? NUMBERS;
}

/** Every text of a dictionary by its path; of what depends on values, with samples of these. */
function textsOf(words: object): ReadonlyMap<string, string> {
  const texts = Object.entries(words).flatMap(([area, below]) =>
    entriesOf(below, area).flatMap(({ path, words: entry }) => {
      if (typeof entry !== 'function') return [[path, String(entry)] as const];
      return argumentsOf(path).flatMap((args) =>
        entriesOf(Reflect.apply(entry, undefined, args), path).map(
          ({ path: at, words: text }) => [`${at}(${JSON.stringify(args)})`, String(text)] as const,
        ),
      );
    }),
  );
  return new Map(texts);
}

const ENGLISH = textsOf(Object.fromEntries(Object.entries(AREAS).map(([area, words]) => [area, words()])));
const GERMAN = textsOf(DE);

const TRANSLATIONS = await Promise.all(
  Object.entries<LanguageEntry>(LANGUAGES).flatMap(([tag, { all }]) =>
    all
      ? [
          all().then((words) => ({
            name: LANGUAGE_NAMES[tag as Language],
            texts: textsOf(words),
            shared: SHARED[tag as keyof typeof SHARED],
          })),
        ]
      : [],
  ),
);

describe.each(TRANSLATIONS)('$name', ({ texts, shared }) => {
  it('has a text wherever English has one', () => {
    const saying = (all: ReadonlyMap<string, string>) =>
      [...all].flatMap(([path, text]) => (text === '' ? [] : [path])).toSorted();
    expect(saying(texts)).toEqual(saying(ENGLISH));
  });

  it('says nothing as English does', () => {
    const same = [...texts].filter(
      ([path, text]) => text === ENGLISH.get(path) && /\p{L}{2}/u.test(text) && !shared.includes(text),
    );
    expect(same).toEqual([]);
  });

  it('makes whole texts of values', () => {
    const broken = [...ENGLISH, ...texts].filter(([, text]) =>
      /undefined|null|NaN|\[object|=>|\s\s|\s[.:;?!](\s|$)/.test(text),
    );
    expect(broken).toEqual([]);
  });
});

describe('German', () => {
  it('quotes „so“ and writes numbers 1.200', () => {
    const misquoted = [...GERMAN.values()].filter(
      (text) => /[”'‘]/.test(text) || text.replace(/„[^„“]*“/g, '').match(/[„“]/),
    );
    expect(misquoted).toEqual([]);
    expect(DE.room.byteCount(1_200, 4_096)).toBe('1.200 von 4.096 Byte');
  });

  it('says du, not Sie', () => {
    expect(
      [...GERMAN.values()].filter((text) => /\b(Ihnen|Ihre?[mnrs]?)\b|\p{Ll} Sie\b/u.test(text)),
    ).toEqual([]);
  });

  it('counts', () => {
    expect(DE.room.unsentHeading(1)).toBe('Eine Nachricht wurde noch nicht gesendet');
    expect(DE.room.unsentHeading(2)).toBe('2 Nachrichten wurden noch nicht gesendet');
    expect(DE.list.gap(1)).toBe('1 Nachricht konnte nicht nachgeladen werden');
    expect(DE.list.gap(1_200)).toBe('1.200 Nachrichten konnten nicht nachgeladen werden');
    expect(DE.list.newCount(1)).toBe('1 neue Nachricht');
    expect(DE.list.newCount(3)).toBe('3 neue Nachrichten');
    expect(DE.list.changedCount(1)).toBe('1 Nachricht geändert');
    expect(DE.list.changedCount(4)).toBe('4 Nachrichten geändert');
  });
});
