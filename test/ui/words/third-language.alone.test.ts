// A line in the table of languages is all that the page needs of one: Arabic, written from right to left, has one, and
// here Hebrew has one too, with words of a single area.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatJoin } from '../../../src/ui/join/chat-join.ts';
import { unexpectedWords } from '../../../src/ui/page/unexpected-words.ts';
import { listWords } from '../../../src/ui/room/list/list-words.ts';
import { roomWords } from '../../../src/ui/room/room-words.ts';
import { chosenLanguage } from '../../../src/ui/settings/appearance.ts';
import { AppearanceSettings } from '../../../src/ui/settings/appearance-settings.ts';
import { beginToSpeak, chooseLanguage, speak } from '../../../src/ui/words/language.ts';
import type * as Names from '../../../src/ui/words/language-names.ts';
import type * as Languages from '../../../src/ui/words/languages.ts';
import { pageLocale } from '../../../src/ui/words/page-locale.ts';
import type { Dictionary } from '../../../src/ui/words/words.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { memory } from '../settings/settings-set-up.ts';

vi.mock('../../../src/ui/words/languages.ts', async (original) => {
  const { LANGUAGES } = await original<typeof Languages>();
  const unexpected: Dictionary['unexpected'] = {
    heading: 'משהו השתבש בדף הזה',
    whatToDo: 'יש לטעון את הדף מחדש.',
    copy: 'העתקה',
    copied: 'הועתק',
    close: 'סגירה',
  };
  const he: Languages.LanguageEntry = {
    direction: 'rtl',
    first: async () => ({}),
    // Of a language that is shipped, the compiler demands every area.
    all: async () => ({ unexpected }) as Partial<Dictionary> as Dictionary,
  };
  return { LANGUAGES: { ...LANGUAGES, he } };
});

vi.mock('../../../src/ui/words/language-names.ts', async (original) => {
  const { LANGUAGE_NAMES } = await original<typeof Names>();
  return { LANGUAGE_NAMES: { ...LANGUAGE_NAMES, he: 'עברית' } };
});

/** How the document tells the language. */
const told = () => [document.documentElement.lang, document.documentElement.dir];

const arabic = () => chooseLanguage(['ar-EG', 'en']);
const hebrew = () => chooseLanguage(['he-IL', 'en']);

beforeEach(() => localStorage.clear());

afterEach(async () => {
  vi.restoreAllMocks();
  await speak('en');
});

describe('A third language', () => {
  it('turns the page to its direction, and back', async () => {
    await speak(arabic());
    expect(told()).toEqual(['ar', 'rtl']);
    await speak('de');
    expect(told()).toEqual(['de', 'ltr']);
    await speak('en');
    expect(told()).toEqual(['en', 'ltr']);
  });

  it('has its join screen first', async () => {
    const join = await mount(new ChatJoin());
    await beginToSpeak(arabic());
    expect(told()).toEqual(['ar', 'rtl']);
    await settle();
    byRole(join, 'textbox', 'الغرفة');
    button(join, 'انضمام');
  });

  it('has all its plural forms', async () => {
    await speak(arabic());
    const { gap, newCount } = listWords();
    expect([0, 1, 2, 3, 11, 100].map(newCount)).toEqual([
      'لا توجد رسائل جديدة',
      'رسالة جديدة واحدة',
      'رسالتان جديدتان',
      '3 رسائل جديدة',
      '11 رسالة جديدة',
      '100 رسالة جديدة',
    ]);
    expect(gap(1_203)).toBe('تعذّرت استعادة 1,203 رسائل');
  });

  it('leaves to English what it has no words for', async () => {
    await speak(hebrew());
    expect(told()).toEqual(['he', 'rtl']);
    expect([unexpectedWords().close, roomWords().leave]).toEqual(['סגירה', 'Leave']);
    expect(roomWords().unsentHeading(2)).toBe('2 messages have not been sent yet');
  });

  it.each([
    [['ar-SA'], 'ar-SA-u-ca-gregory-nu-latn'],
    [['ar-EG-u-nu-arab'], 'ar-EG-u-ca-gregory-nu-latn'],
    [['en-GB'], 'ar-u-ca-gregory-nu-latn'],
  ])('writes dates of %j as its pins say: %s', async (languages, locale) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
    await speak(arabic());
    expect(pageLocale()).toBe(locale);
    expect(new Intl.DateTimeFormat(pageLocale(), { year: 'numeric' }).format(Date.UTC(2026, 5))).toMatch(
      /^2026/,
    );
  });

  it('can be chosen by its own name, and is remembered', async () => {
    const element = await mount(Object.assign(new AppearanceSettings(), { memory }));
    const select = byRole(element, 'combobox', 'Language') as HTMLSelectElement;
    expect([...select.options].map(textOf)).toEqual(expect.arrayContaining(['English', 'العربية', 'עברית']));
    select.value = 'he';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitUntil(() => document.documentElement.dir === 'rtl');
    expect(chosenLanguage(memory)).toBe('he');
  });
});
