import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const reactions: Dictionary['reactions'] = {
  reactions: 'التفاعلات',
  choice: 'اختيار تفاعل',
  names: {
    '👍': 'إعجاب',
    '❤️': 'قلب',
    '😂': 'ضحك',
    '😮': 'دهشة',
    '😢': 'حزن',
    '🎉': 'احتفال',
  },
  count: (count) => number(count),
  failed: 'لم يُرسل تفاعلك. يُرجى اختياره مجددًا لإعادة المحاولة.',
  people: (count) =>
    plural(count, {
      zero: 'لا أحد',
      one: 'عدد الأشخاص 1',
      two: 'عدد الأشخاص 2',
      few: `${number(count)} أشخاص`,
      many: `${number(count)} شخصًا`,
      other: `${number(count)} شخص`,
    }),
  guests: (count) =>
    plural(count, {
      zero: 'لا ضيوف',
      one: 'عدد الضيوف 1',
      two: 'عدد الضيوف 2',
      few: `${number(count)} ضيوف`,
      many: `${number(count)} ضيفًا`,
      other: `${number(count)} ضيف`,
    }),
  peopleAndGuests: (people, guests) => `${people} و${guests}`,
  others: (count) =>
    plural(count, {
      zero: 'لا أحد غيرهم',
      one: 'شخص آخر',
      two: 'شخصان آخران',
      few: `${number(count)} أشخاص آخرين`,
      many: `${number(count)} شخصًا آخر`,
      other: `${number(count)} شخص آخر`,
    }),
  by: (name, who) => `${name}: ${who}`,
};
