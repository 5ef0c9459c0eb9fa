import type { Dictionary } from '../words.ts';
import { quoted } from './count.ts';

const AGAIN = 'ثم إدخال كلمة المرور مرة أخرى.';

const notUnderstood: Dictionary['lambda']['failures']['rejected'] = (machineName) => ({
  heading: `لا تفهم هذه الصفحة استجابة الخادم ${quoted(machineName)}`,
  text: 'ربما لا يؤدي عنوانه في الإعدادات إلى خادم Token Vending Machine. يُرجى طلب التحقق منه من مسؤول الدردشة.',
});

export const lambda: Dictionary['lambda'] = {
  problems: {
    empty: (field) => `يُرجى إدخال ${WHAT[field].name}.`,
    'not-latin-1': (field) =>
      `لا يمكن هنا إرسال غير حروف أبجديات أوروبا الغربية، وفي ${WHAT[field].name} حروف غيرها. يُرجى التحقق من لوحة المفاتيح، أو طلب ${WHAT[field].another}.`,
    'control-characters': (field) => `في ${WHAT[field].name} أحرف لا يمكن إرسالها. يُرجى الكتابة يدويًا.`,
    'outer-space': (field) =>
      `توجد في بداية ${WHAT[field].name} أو في النهاية مسافة تضيع أثناء الإرسال. يُرجى إزالتها، أو طلب ${WHAT[field].another}.`,
  },
  failures: {
    unauthorized: () => ({
      heading: 'اسم المستخدم أو كلمة المرور غير صحيحة',
      text: 'يُرجى التحقق من اسم المستخدم وإدخال كلمة المرور مرة أخرى.',
    }),
    forbidden: (machineName) => ({
      heading: `لا يسمح الخادم ${quoted(machineName)} بدخولك`,
      text: `حسابك معروف لديه، لكنه لا يملك حق الدخول. يُرجى طلب الإذن من مسؤول الدردشة، ${AGAIN}`,
    }),
    throttled: (machineName) => ({
      heading: `الخادم ${quoted(machineName)} مشغول`,
      text: `كثرت المحاولات. يُرجى الانتظار قليلًا، ${AGAIN}`,
    }),
    unreachable: (machineName) => ({
      heading: `يتعذّر الوصول إلى الخادم ${quoted(machineName)}`,
      text: `يُرجى التحقق من الاتصال بالإنترنت، ${AGAIN} إذا كانت المواقع الأخرى تعمل، فالخادم متوقف: يُرجى إبلاغ مسؤول الدردشة.`,
    }),
    timeout: (machineName) => ({
      heading: `تأخر الخادم ${quoted(machineName)} في الاستجابة`,
      text: `الاتصال أو الخادم بطيء. يُرجى الانتظار قليلًا، ${AGAIN}`,
    }),
    unavailable: (machineName) => ({
      heading: `توجد مشكلة في الخادم ${quoted(machineName)}`,
      text: `الخادم يعمل، لكن لا يمكنه إدخال أحد حاليًا. يُرجى الانتظار قليلًا، ${AGAIN}`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
    closed: notUnderstood,
  },
  refusesThisPage: (machineName) => ({
    heading: `لم يسمح الخادم ${quoted(machineName)} لهذه الصفحة بقراءة استجابته`,
    text: 'يُرجى التحقق من اسم المستخدم وكلمة المرور، فبعض الخوادم تستجيب هكذا عند الخطأ فيهما. إذا كانا صحيحين، فالخادم لا يقبل عنوان هذه الصفحة (CORS): يُرجى إبلاغ مسؤول الدردشة.',
  }),
};

const WHAT = {
  userName: { name: 'اسم المستخدم', another: 'اسم مستخدم آخر' },
  password: { name: 'كلمة المرور', another: 'كلمة مرور أخرى' },
} as const;
