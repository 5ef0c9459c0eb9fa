import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const KEEPS_TRYING = 'تواصل الصفحة المحاولة، ويمكن اختيار «إعادة المحاولة الآن» للمحاولة فورًا.';

export const room: Dictionary['room'] = {
  rooms: (unread) =>
    unread === 0
      ? 'الغرف'
      : plural(unread, {
          zero: 'الغرف، لا رسائل جديدة',
          one: 'الغرف، رسالة جديدة واحدة',
          two: 'الغرف، رسالتان جديدتان',
          few: `الغرف، ${number(unread)} رسائل جديدة`,
          many: `الغرف، ${number(unread)} رسالة جديدة`,
          other: `الغرف، ${number(unread)} رسالة جديدة`,
        }),
  toMessages: 'الانتقال إلى الرسائل',
  people: 'الموجودون هنا',
  search: 'بحث',
  searchAndKeys: 'بحث (Ctrl+Shift+F)',
  leave: 'مغادرة',
  leaveAnyway: 'المغادرة رغم ذلك',
  stay: 'البقاء',
  unsentHeading: (count) =>
    plural(count, {
      zero: 'أُرسلت جميع الرسائل',
      one: 'هناك رسالة واحدة لم تُرسل بعد',
      two: 'هناك رسالتان لم تُرسلا بعد',
      few: `هناك ${number(count)} رسائل لم تُرسل بعد`,
      many: `هناك ${number(count)} رسالة لم تُرسل بعد`,
      other: `هناك ${number(count)} رسالة لم تُرسل بعد`,
    }),
  unsentText: 'تؤدي المغادرة الآن إلى فقدان الرسائل غير المرسلة. أما البقاء فيتيح إرسالها.',

  copyInviteLink: 'نسخ رابط الدعوة',
  linkCopied: 'تم نسخ الرابط',
  copyThisLink: 'الرابط المطلوب نسخه',

  message: 'رسالة',
  send: 'إرسال',
  saveEdit: 'حفظ',
  byteCount: (count, limit) => `${number(count)} من ${number(limit)} بايت`,
  tooLong: (excessBytes) =>
    plural(excessBytes, {
      zero: 'الرسالة ضمن الحد المسموح.',
      one: 'الرسالة أطول من الحد ببايت واحد. يُرجى اختصارها أو إرسالها على أجزاء.',
      two: 'الرسالة أطول من الحد ببايتين. يُرجى اختصارها أو إرسالها على أجزاء.',
      few: `الرسالة أطول من الحد بمقدار ${number(excessBytes)} بايتات. يُرجى اختصارها أو إرسالها على أجزاء.`,
      many: `الرسالة أطول من الحد بمقدار ${number(excessBytes)} بايتًا. يُرجى اختصارها أو إرسالها على أجزاء.`,
      other: `الرسالة أطول من الحد بمقدار ${number(excessBytes)} بايت. يُرجى اختصارها أو إرسالها على أجزاء.`,
    }),
  readOnly: 'يمكنك قراءة هذه الغرفة دون الكتابة فيها. للكتابة، يُرجى طلب الإذن من مسؤول الدردشة.',

  live: 'متصل',
  liveReadOnly: 'متصل، للقراءة فقط',
  delayed: 'تصل الرسائل متأخرة',
  sendsOnly: 'الإرسال يعمل، والاستقبال لا يعمل',
  connecting: 'الاتصال',
  reconnecting: 'إعادة الاتصال',
  offline: 'غير متصل',
  underWay: '…',
  retryIn: (seconds) => ` ${after(seconds)}`,
  nextTryIn: (seconds) => `، المحاولة التالية ${after(seconds)}`,
  notConnected: 'لا يوجد اتصال',
  signInAgain: 'يلزم تسجيل الدخول من جديد',
  closed: 'انتهى الاتصال',

  unreachable: { heading: 'يتعذّر الوصول إلى الغرفة', text: KEEPS_TRYING },
  retryNow: 'إعادة المحاولة الآن',
  identityLost: {
    heading: 'لم يعد تسجيل دخولك ساريًا',
    text: 'ما زال بإمكانك قراءة ما هنا. يُرجى تسجيل الدخول من جديد للمتابعة والكتابة. ما كتبته محفوظ.',
  },
  notLetIn: 'لا يمكن الكتابة هنا قبل السماح بدخولك.',
  signIn: 'تسجيل الدخول',
};

function after(seconds: number): string {
  return plural(seconds, {
    zero: 'الآن',
    one: 'بعد ثانية',
    two: 'بعد ثانيتين',
    few: `بعد ${number(seconds)} ثوانٍ`,
    many: `بعد ${number(seconds)} ثانية`,
    other: `بعد ${number(seconds)} ثانية`,
  });
}
