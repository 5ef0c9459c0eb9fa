import type { Dictionary } from '../words.ts';
import { apart, number, plural } from './count.ts';

const KEYS = 'للتنقل: السهم لأعلى والسهم لأسفل. للاختيار: Enter.';
const ME = '/me في استراحة';

export const writing: Dictionary['writing'] = {
  suggestions: {
    person: 'الأشخاص',
    emoji: 'الرموز التعبيرية',
    command: 'الأوامر',
  },
  suggested: (count) =>
    plural(count, {
      zero: 'لا توجد اقتراحات.',
      one: 'اقتراح واحد. لاعتماده: Tab.',
      two: `اقتراحان. ${KEYS}`,
      few: `${number(count)} اقتراحات. ${KEYS}`,
      many: `${number(count)} اقتراحًا. ${KEYS}`,
      other: `${number(count)} اقتراح. ${KEYS}`,
    }),
  commands: {
    me: { usage: ME, does: 'وصف نشاطك الآن' },
    help: { does: 'عرض ما يمكن كتابته' },
  },
  unknownCommand: (name) =>
    `لا يوجد أمر باسم ${apart(`/${name}`)}. لعرض جميع الأوامر: ${apart('/help')}. لإرسال هذا النص كما هو، تُكتب ${apart('//')} في أوله.`,
  incompleteMe: `يُكتب بعد ${apart('/me')} وصف نشاطك الآن، مثل: ${apart(ME)}`,

  helpHeading: 'ما يمكن كتابته',
  close: 'إغلاق',
  help: {
    marks: 'التنسيق',
    bold: 'عريض',
    italic: 'مائل',
    struck: 'مشطوب',
    code: 'شيفرة',
    block: 'شيفرة على عدة أسطر',
    more: 'المزيد',
    emoji: 'رمز تعبيري، ويكفي حرفان بعد النقطتين لظهور الاقتراحات',
    mention: 'إشارة إلى شخص باسمه، مع اقتراحات',
    slash: 'نص يبدأ بشرطة مائلة: تُكتب مرتين',
    keys: 'المفاتيح',
    send: 'إرسال',
    line: 'سطر جديد',
    edit: 'في الحقل الفارغ: تعديل آخر رسالة لك',
    enter: 'Enter',
    shiftEnter: 'Shift+Enter',
    arrowUp: 'السهم لأعلى',
    name: '@الاسم',
    slashExample: '//نص',
  },
};
