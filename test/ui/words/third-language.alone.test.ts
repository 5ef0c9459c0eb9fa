// A line in the table of languages is all that the page needs of one: Arabic here, written from right to left.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatJoin } from '../../../src/ui/join/chat-join.ts';
import { listWords } from '../../../src/ui/room/list/list-words.ts';
import { roomWords } from '../../../src/ui/room/room-words.ts';
import { chosenLanguage } from '../../../src/ui/settings/appearance.ts';
import { AppearanceSettings } from '../../../src/ui/settings/appearance-settings.ts';
import { beginToSpeak, chooseLanguage, speak } from '../../../src/ui/words/language.ts';
import type * as Languages from '../../../src/ui/words/languages.ts';
import { pageLocale } from '../../../src/ui/words/page-locale.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { memory } from '../settings/settings-set-up.ts';

vi.mock('../../../src/ui/words/languages.ts', async (original) => {
  const { LANGUAGES } = await original<typeof Languages>();
  const { ARABIC } = await import('../../support/arabic.ts');
  return { LANGUAGES: { ...LANGUAGES, ar: ARABIC } };
});

/** How the document tells the language. */
const told = () => [document.documentElement.lang, document.documentElement.dir];

const arabic = () => chooseLanguage(['ar-EG', 'en']);

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
      'لا رسائل جديدة',
      'رسالة جديدة واحدة',
      'رسالتان جديدتان',
      '3 رسائل جديدة',
      '11 رسالة جديدة',
      '100 رسالة جديدة',
    ]);
    expect(gap(1_203)).toBe('تعذّرت استعادة 1,203 رسائل');
  });

  it('leaves to English what it has no words for', async () => {
    await speak(arabic());
    expect([listWords().messages, roomWords().leave]).toEqual(['الرسائل', 'Leave']);
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
    expect([...select.options].map(textOf)).toEqual([
      'Same as browser',
      'English',
      'Deutsch',
      '日本語',
      'العربية',
    ]);
    select.value = 'ar';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitUntil(() => document.documentElement.dir === 'rtl');
    expect(chosenLanguage(memory)).toBe('ar');
  });
});
