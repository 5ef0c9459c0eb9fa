import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';

const TELL = 'يُرجى إبلاغ مسؤول الدردشة.';

const notUnderstood: Dictionary['oidcNotice']['machine']['rejected'] = ({ machineName }) => ({
  heading: `لا تفهم هذه الصفحة استجابة الخادم ${quoted(machineName)}`,
  text: 'ربما لا يؤدي عنوانه في الإعدادات إلى خادم Token Vending Machine. يُرجى طلب التحقق منه من مسؤول الدردشة.',
});

export const oidcNotice: Dictionary['oidcNotice'] = {
  says: (host, text) => `يقول ${apart(host)}: ${quoted(text)}`,
  provider: {
    unreachable: ({ host }) => ({
      heading: `يتعذّر الوصول إلى ${apart(host)}`,
      text: `يُرجى التحقق من الاتصال بالإنترنت وإعادة المحاولة. إذا كانت المواقع الأخرى تعمل، فصفحة تسجيل الدخول متوقفة أو لا تستجيب لهذه الصفحة. ${TELL}`,
    }),
    timeout: ({ host }) => ({
      heading: `تأخر ${apart(host)} في الاستجابة`,
      text: 'الاتصال أو صفحة تسجيل الدخول بطيئة. يُرجى الانتظار قليلًا وإعادة المحاولة.',
    }),
    unavailable: ({ host }) => ({
      heading: `توجد مشكلة في ${apart(host)}`,
      text: 'لا يمكنه تسجيل دخول أحد حاليًا. يُرجى الانتظار قليلًا وإعادة المحاولة.',
    }),
    'no-provider': ({ host }) => ({
      heading: `إعداد ${apart(host)} ليس كما تتوقع هذه الصفحة`,
      text: `الخدمة التي تستجيب هناك ليست خدمة تسجيل دخول، أو ينقصها شيء. ${TELL}`,
    }),
    'other-issuer': ({ host }) => ({
      heading: `يعرّف ${apart(host)} نفسه باسم آخر`,
      text: `ليس هو خدمة تسجيل الدخول التي أُعدّت لها هذه الصفحة. ${TELL}`,
    }),
    refused: ({ host }) => ({
      heading: `لم يسجّل ${apart(host)} دخولك`,
      text: 'يُرجى إعادة المحاولة. إذا استمر ذلك، فيُرجى عرض هذا على مسؤول الدردشة.',
    }),
    unfit: ({ host }) => ({
      heading: `استجابة ${apart(host)} غير مطابقة`,
      text: 'لم يُسجَّل دخولك. يُرجى البدء من جديد هنا، في علامة التبويب هذه.',
    }),
    'no-renewal': ({ host }) => ({
      heading: `لا يجدّد ${apart(host)} تسجيل دخولك`,
      text: 'يُرجى تسجيل الدخول من جديد.',
    }),
  },
  declined: ({ host }) => ({
    heading: 'لم يكتمل تسجيل الدخول',
    text: `أُنهي في صفحة ${apart(host)}. لإكماله، يلزم الانتقال إليها مرة أخرى.`,
  }),
  machine: {
    forbidden: ({ machineName, host }) => ({
      heading: `لا يسمح الخادم ${quoted(machineName)} بدخولك`,
      text: `حسابك معروف لدى ${apart(host)}، لكنه لا يملك حق الدخول هنا. يُرجى طلب الإذن من مسؤول الدردشة وتسجيل الدخول مجددًا، أو تسجيل الدخول بحساب آخر.`,
    }),
    unauthorized: ({ machineName, host }) => ({
      heading: `لا يقبل الخادم ${quoted(machineName)} تسجيل دخولك`,
      text: `تم تسجيل دخولك لدى ${apart(host)}، لكن الاثنين غير متوافقين. يُرجى أن يقارن مسؤول الدردشة جهة الإصدار والعميل ونوع الرمز المميّز هناك وهنا، وأن يتحقق من ساعة الخادم.`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
  },
  browser: {
    heading: 'لا يسمح هذا المتصفح للصفحة بحفظ أي شيء',
    text: 'لن تتعرّف عليك الصفحة عند عودتك. يُرجى السماح لهذا الموقع بالتخزين، أو استخدام نافذة أخرى.',
  },
  signedOut: {
    heading: 'تم تسجيل خروجك هنا',
    text: (host) =>
      `ما زال تسجيل دخولك ساريًا لدى ${apart(host)}: قد لا يُطلب من مستخدم هذا المتصفح إدخال كلمة مرورك هناك. إذا كان آخرون يستخدمونه أيضًا، فيُرجى تسجيل الخروج هناك كذلك.`,
    button: (host) => `تسجيل الخروج من ${apart(host)}`,
    revocation: {
      trying: (host) => `تعذّر حتى الآن إبلاغ ${apart(host)}. تواصل الصفحة المحاولة ما دامت مفتوحة.`,
      failed: (host) =>
        `تعذّر إبلاغ ${apart(host)}. أُزيل تسجيل دخولك من هذا الجهاز، لكن أي نسخة منه تظل صالحة إلى أن ينتهي هناك.`,
      'not-offered': (host) =>
        `لا يتيح ${apart(host)} إنهاء تسجيل الدخول من هنا. أُزيل تسجيل دخولك من هذا الجهاز، لكن أي نسخة منه تظل صالحة إلى أن ينتهي هناك.`,
    },
  },
};
