import type { Dictionary } from './words.ts';

/** A language of the page. */
export interface LanguageEntry {
  /** Written out: engines disagree on some languages, and not all can tell. */
  readonly direction: 'ltr' | 'rtl';
  /** What dates and numbers must not take from the engine, such as `{ calendar: 'gregory' }`. */
  readonly pins?: Pick<Intl.LocaleOptions, 'calendar' | 'numberingSystem'>;
  /** Loads the words of the first load; absent for English, which stands beside the elements. */
  readonly first?: () => Promise<Partial<Dictionary>>;
  /** Loads all words. */
  readonly all?: () => Promise<Dictionary>;
}

/**
 * Every language that the page speaks, by its BCP 47 tag. To add one, add a line here, its name in `language-names.ts`,
 * and a folder of that tag. A tag that narrows another (`pt-BR`, `pt`) goes before it.
 */
export const LANGUAGES = {
  en: { direction: 'ltr' },
  de: {
    direction: 'ltr',
    first: () => import('./de/join.ts'),
    all: () => import('./de/index.ts'),
  },
  es: {
    direction: 'ltr',
    first: () => import('./es/join.ts'),
    all: () => import('./es/index.ts'),
  },
  ja: {
    direction: 'ltr',
    first: () => import('./ja/join.ts'),
    all: () => import('./ja/index.ts'),
  },
  ar: {
    direction: 'rtl',
    pins: { calendar: 'gregory', numberingSystem: 'latn' },
    first: () => import('./ar/join.ts'),
    all: () => import('./ar/index.ts'),
  },
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type Language = keyof typeof LANGUAGES;
