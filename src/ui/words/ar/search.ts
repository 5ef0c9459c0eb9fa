import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const search: Dictionary['search'] = {
  search: 'بحث في الغرفة',
  hint: 'يشمل البحث الرسائل التي حمّلتها هذه الصفحة.',
  older: 'النتيجة السابقة (الأقدم)',
  newer: 'النتيجة التالية (الأحدث)',
  close: 'إغلاق البحث',
  place: (place, count) => `${number(place)} من ${number(count)}`,
  placeSoFar: (place, count) => `${number(place)} من ${number(count)} حتى الآن`,
  searching: 'جارٍ البحث…',
  none: 'لا توجد نتائج',
  date: 'الانتقال إلى تاريخ',
  noneSince: 'لا توجد رسائل منذ ذلك الحين',
  save: 'حفظ بصيغة نصية',
  saved: (count) =>
    plural(count, {
      zero: 'لم يُحفظ أي سطر',
      one: 'حُفظ سطر واحد',
      two: 'حُفظ سطران',
      few: `حُفظت ${number(count)} أسطر`,
      many: `حُفظ ${number(count)} سطرًا`,
      other: `حُفظ ${number(count)} سطر`,
    }),
};
