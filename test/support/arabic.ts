// A language that the page does not ship: it is written from right to left, has six plural forms, and only some areas.

import { counting } from '../../src/ui/words/counting.ts';
import type { LanguageEntry } from '../../src/ui/words/languages.ts';
import type { Dictionary } from '../../src/ui/words/words.ts';

const { number, plural } = counting<'zero' | 'one' | 'two' | 'few' | 'many'>('ar-u-nu-latn');

const join: Dictionary['join'] = {
  welcome: 'اختر غرفة وألقِ التحية.',
  ways: 'كيف تريد الدخول؟',
  room: 'الغرفة',
  userName: 'اسمك',
  join: 'انضمام',
  joining: 'جارٍ الانضمام…',
  signedIn: (machineName) => `سجّلت الدخول إلى «${machineName}».`,
  signOut: 'تسجيل الخروج',
  settings: 'الإعدادات',
  noRoom: 'أدخل اسم غرفة.',
  noUserName: 'أدخل الاسم الذي سيراه الآخرون.',
  tooLong: (maxLength) => `طويل جدًا: ${number(maxLength)} حرفًا على الأكثر.`,
  incomplete: 'تعذّر تحميل جزء من هذه الصفحة',
  whatToDo: 'تحقّق من اتصالك ثم أعد التحميل.',
  reload: 'إعادة التحميل',
};

const list: Dictionary['list'] = {
  messages: 'الرسائل',
  newMessages: 'رسائل جديدة',
  joinedWith: (count: number) => `و${count} انضموا`,
  react: 'تفاعل',
  reply: 'رد',
  copy: 'نسخ النص',
  copied: 'تم النسخ',
  edit: 'تعديل',
  delete: 'حذف',
  edited: 'معدّلة',
  deleted: 'رسالة محذوفة',
  changeUnsent: 'قد لا يرى الآخرون هذا التغيير.',
  mute: 'كتم هذا الشخص',
  unmute: 'إلغاء الكتم',
  unmuteName: (name) => `إلغاء كتم ${name}`,
  mutedMessages: (count) => `رسائل مكتومة من عدة أشخاص: ${number(count)}`,
  mutedMessagesOf: (count, name) => `رسائل مكتومة من ${name}: ${number(count)}`,
  mutedMessage: 'رسالة من شخص كتمته',
  show: 'عرض',
  hide: 'إخفاء',
  actions: 'إجراءات الرسالة',
  listKeys: 'السهمان للأعلى والأسفل للتنقل بين الرسائل، وEnter لإظهار ما يمكن فعله.',
  mentionBy: (name) => `${name}، ذكرك`,
  inReplyTo: (name, text) => `ردًا على ${name}: ${text}`,
  quotedMessage: 'اقتباس من كاتب هذه الرسالة، لم يُتحقّق منه:',
  retry: 'إعادة المحاولة',
  discard: 'تجاهل',
  showMore: 'عرض المزيد',
  showLess: 'عرض أقل',
  olderDropped: 'لم تعد الرسائل الأقدم محفوظة في هذه الصفحة',
  emptyHeading: 'لا توجد رسائل بعد',
  emptyText: 'ألقِ التحية.',
  waits: 'في الانتظار.',
  you: 'أنت',
  youJoined: 'لقد انضممت',
  joined: 'انضم',
  nobody: 'شخص ما',
  marks: {
    verified: { word: 'موثّق', meaning: 'سجّل الدخول بهذا الاسم' },
    guest: { word: 'ضيف', meaning: 'دخل بهذا الاسم دون تسجيل' },
    opaque: { word: 'غير موثّق', meaning: 'سجّل الدخول بمعرّف ينتهي هكذا' },
    claimed: { word: 'غير موثّق', meaning: 'الرسالة وحدها تذكر هذا الاسم' },
  },
  mixedScripts: { word: 'أبجديات مختلطة', meaning: 'حروف من عدة أبجديات قد تتشابه' },
  spoken: {
    verified: (name) => `موثّق: ${name}`,
    guest: (name) => `الضيف ${name}`,
    opaque: (name, idTail) => `المعرّف ${idTail}، غير موثّق: ${name}`,
    claimed: (name) => `غير موثّق: ${name}`,
  },
  deliveries: { received: '', pending: 'جارٍ الإرسال', sent: 'أُرسلت', seen: 'وصلت', failed: 'لم تُرسل' },
  plainText: 'نص عادي',
  json: 'بيانات ليست رسالة',
  binary: 'بيانات ثنائية',
  binaryBytes: (byteCount) => `بيانات ثنائية، ${number(byteCount)} بايت`,
  gap: (count) => `تعذّرت استعادة ${messages(count)}`,
  kept: 'محفوظة على هذا الجهاز',
  gapOfUnknownSize: 'ربما تنقص رسائل هنا',
  deletedBy: (name) => `حذف ${name} رسالة`,
  changed: (name) => `${name}: رسالة معدّلة`,
  changedCount: (count) => `عُدّلت ${messages(count)}`,
  newCount: (count) =>
    plural(count, {
      zero: 'لا رسائل جديدة',
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: `${number(count)} رسائل جديدة`,
      many: `${number(count)} رسالة جديدة`,
      other: `${number(count)} رسالة جديدة`,
    }),
};

function messages(count: number): string {
  return plural(count, {
    zero: 'أي رسالة',
    one: 'رسالة واحدة',
    two: 'رسالتين',
    few: `${number(count)} رسائل`,
    many: `${number(count)} رسالةً`,
    other: `${number(count)} رسالة`,
  });
}

export const ARABIC = {
  name: 'العربية',
  direction: 'rtl',
  pins: { calendar: 'gregory', numberingSystem: 'latn' },
  first: async () => ({ join }),
  // Of a language that is shipped, the compiler demands every area.
  all: async () => ({ join, list }) as Partial<Dictionary> as Dictionary,
} satisfies LanguageEntry;
