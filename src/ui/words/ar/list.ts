import type { Dictionary } from '../words.ts';
import { apart, notApart, number, plural } from './count.ts';

export const list: Dictionary['list'] = {
  messages: 'الرسائل',
  newMessages: 'رسائل جديدة',
  edited: 'معدّلة',
  deleted: 'رسالة محذوفة',
  mute: 'كتم هذا الشخص',
  unmute: 'إلغاء الكتم',
  unmuteName: (name) => `إلغاء الكتم عن ${apart(name)}`,
  mutedMessages: (count) => `${mutedMessages(count)} من عدة أشخاص`,
  mutedMessagesOf: (count, name) => `${mutedMessages(count)} من ${apart(name)}`,
  mutedMessage: 'رسالة من شخص كتمته',
  flood: (count) => `كثير دفعة واحدة: ${messages(count)} من عدة أشخاص`,
  floodOf: (count, name) => `كثير دفعة واحدة: ${messages(count)} من ${apart(name)}`,
  show: 'إظهار',
  hide: 'إخفاء',
  listKeys: 'للتنقل بين الرسائل: السهم لأعلى والسهم لأسفل. ولعرض الإجراءات المتاحة لرسالة: Enter.',
  mentionBy: (name) => `${name}، مع إشارة إليك`,
  inReplyTo: (name, text) => notApart(`رد على ${name}: ${text}`),
  inReplyToYou: (text) => `رد على رسالتك: ${text}`,
  quotedMessage: 'اقتباس أضافه كاتب هذه الرسالة، ولم يُتحقق منه:',
  retry: 'إعادة المحاولة',
  discard: 'تجاهل',
  showMore: 'عرض المزيد',
  showLess: 'عرض أقل',
  olderDropped: 'لم تعد هذه الصفحة تحتفظ بالرسائل الأقدم',
  emptyHeading: 'لا توجد رسائل بعد',
  emptyText: 'ما رأيك في إلقاء التحية؟ يمكن لكل من ينضم إلى الغرفة أن يرد.',
  waits: 'في الانتظار: لا يقبل Momento مزيدًا من الرسائل حاليًا. ستُرسل الرسالة تلقائيًا.',
  you: 'أنت',
  youJoined: 'انضممت إلى الغرفة',
  joined: 'انضم إلى الغرفة',
  joinedWith: (count) =>
    plural(count, {
      zero: 'انضم إلى الغرفة',
      one: 'وشخص آخر انضما إلى الغرفة',
      two: 'وشخصان آخران انضموا إلى الغرفة',
      few: `و${number(count)} أشخاص آخرين انضموا إلى الغرفة`,
      many: `و${number(count)} شخصًا آخر انضموا إلى الغرفة`,
      other: `و${number(count)} شخص آخر انضموا إلى الغرفة`,
    }),
  left: 'غادر الغرفة',
  leftWith: (count) =>
    plural(count, {
      zero: 'غادر الغرفة',
      one: 'وشخص آخر غادرا الغرفة',
      two: 'وشخصان آخران غادروا الغرفة',
      few: `و${number(count)} أشخاص آخرين غادروا الغرفة`,
      many: `و${number(count)} شخصًا آخر غادروا الغرفة`,
      other: `و${number(count)} شخص آخر غادروا الغرفة`,
    }),
  nobody: 'شخص ما',
  marks: {
    verified: { word: 'موثّق', meaning: 'جرى تسجيل الدخول بهذا الاسم' },
    guest: { word: 'ضيف', meaning: 'انضمام بهذا الاسم دون تسجيل الدخول' },
    opaque: {
      word: 'غير موثّق',
      meaning: 'جرى تسجيل الدخول بالمعرّف الذي ينتهي هكذا، أما الاسم فلا يوجد ما يؤكده',
    },
    claimed: { word: 'غير موثّق', meaning: 'لا يوجد ما يؤكد هذا الاسم' },
  },
  mixedScripts: { word: 'أبجديات مختلطة', meaning: 'حروف من أبجديات مختلفة قد تتشابه في الشكل' },
  withIdTail: (text, idTail) => `${text} ${apart(`…${idTail}`)}`,
  spoken: {
    verified: (name) => `العضو الموثّق ${apart(name)}`,
    guest: (name) => `الضيف ${apart(name)}`,
    opaque: (name, idTail) => `المعرّف ${apart(idTail)}، المستخدم غير الموثّق ${apart(name)}`,
    claimed: (name) => `المستخدم غير الموثّق ${apart(name)}`,
  },
  deliveries: {
    received: '',
    pending: 'جارٍ الإرسال',
    sent: 'تم الإرسال',
    seen: 'تم التسليم',
    failed: 'لم تُرسل',
  },
  plainText: 'نص عادي',
  json: 'بيانات ليست رسالة دردشة',
  binary: 'بيانات ثنائية',
  binaryBytes: (byteCount) =>
    plural(byteCount, {
      zero: 'بيانات ثنائية، 0 بايت',
      one: 'بيانات ثنائية، بايت واحد',
      two: 'بيانات ثنائية، بايتان',
      few: `بيانات ثنائية، ${number(byteCount)} بايتات`,
      many: `بيانات ثنائية، ${number(byteCount)} بايتًا`,
      other: `بيانات ثنائية، ${number(byteCount)} بايت`,
    }),
  gap: (lost) =>
    plural(lost, {
      zero: 'لم تُفقد أي رسالة',
      one: 'تعذّرت استعادة رسالة واحدة',
      two: 'تعذّرت استعادة رسالتين',
      few: `تعذّرت استعادة ${number(lost)} رسائل`,
      many: `تعذّرت استعادة ${number(lost)} رسالة`,
      other: `تعذّرت استعادة ${number(lost)} رسالة`,
    }),
  kept: 'محفوظة على هذا الجهاز',
  gapOfUnknownSize: 'قد تنقص رسائل هنا',
  newCount: (arrived) =>
    plural(arrived, {
      zero: 'لا توجد رسائل جديدة',
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: `${number(arrived)} رسائل جديدة`,
      many: `${number(arrived)} رسالة جديدة`,
      other: `${number(arrived)} رسالة جديدة`,
    }),
  changed: (name) => `عُدّلت رسالة من ${apart(name)}`,
  deletedBy: (name) => `حُذفت رسالة من ${apart(name)}`,
  changedCount: (changed) =>
    plural(changed, {
      zero: 'لم تُعدّل أي رسالة',
      one: 'عُدّلت رسالة واحدة',
      two: 'عُدّلت رسالتان',
      few: `عُدّلت ${number(changed)} رسائل`,
      many: `عُدّلت ${number(changed)} رسالة`,
      other: `عُدّلت ${number(changed)} رسالة`,
    }),
};

function mutedMessages(count: number): string {
  return plural(count, {
    zero: 'لا رسائل مكتومة',
    one: 'رسالة مكتومة واحدة',
    two: 'رسالتان مكتومتان',
    few: `${number(count)} رسائل مكتومة`,
    many: `${number(count)} رسالة مكتومة`,
    other: `${number(count)} رسالة مكتومة`,
  });
}

function messages(count: number): string {
  return plural(count, {
    zero: 'لا رسائل',
    one: 'رسالة واحدة',
    two: 'رسالتان',
    few: `${number(count)} رسائل`,
    many: `${number(count)} رسالة`,
    other: `${number(count)} رسالة`,
  });
}
