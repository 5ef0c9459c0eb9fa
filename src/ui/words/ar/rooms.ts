import type { Dictionary } from '../words.ts';
import { number, plural, quoted } from './count.ts';

export const rooms: Dictionary['rooms'] = {
  rooms: 'الغرف',
  unread: (count) =>
    plural(count, {
      zero: 'لا توجد رسائل جديدة',
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: `${number(count)} رسائل جديدة`,
      many: `${number(count)} رسالة جديدة`,
      other: `${number(count)} رسالة جديدة`,
    }),
  mentioned: 'فيها إشارة إليك',
  gaveWay: 'أُغلقت لكثرة الغرف المفتوحة. يعيد اختيارها فتحها.',
  leave: (name) => `مغادرة ${quoted(name)}`,
  forget: (name) => `إزالة ${quoted(name)} من القائمة`,
  addRoom: 'الانتقال إلى غرفة أخرى',
  add: 'فتح',
  close: 'إغلاق',
};
