import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';
import { KEEPS_TRYING } from './room.ts';

const TELL = 'يُرجى إبلاغ مسؤول الدردشة.';
const CHECK_CONNECTION = 'يُرجى التحقق من الاتصال بالإنترنت.';

export const problems: Dictionary['problems'] = {
  machine: {
    unauthorized: ({ machineName, isMember }) =>
      isMember
        ? {
            heading: `لا يقبل الخادم ${quoted(machineName)} تسجيل دخولك`,
            text: `تم تسجيل دخولك، لكن الخادم يقبل على الأرجح تسجيلات دخول غير التي أُعدّت لها هذه الصفحة. ${TELL} يوضح الفحص في الإعدادات ما تلزم مقارنته.`,
          }
        : {
            heading: `يطلب الخادم ${quoted(machineName)} التعريف بهويتك`,
            text: 'لم يعد الدخول متاحًا دون تسجيل الدخول. يُرجى سؤال مسؤول الدردشة عن طريقة الدخول.',
          },
    forbidden: ({ machineName }) => ({
      heading: `لا يسمح الخادم ${quoted(machineName)} بدخولك`,
      text: 'يُرجى طلب الإذن من مسؤول الدردشة، ثم اختيار «إعادة المحاولة الآن». إذا سبق تسجيل دخولك ولم يفد ذلك، فيُرجى مغادرة الغرفة وتسجيل الخروج ثم الدخول مجددًا.',
    }),
    rejected: ({ machineName }) => ({
      heading: `لم يقبل الخادم ${quoted(machineName)} الطلب`,
      text: `يُرجى مغادرة الغرفة وتجربة اسم آخر. إن لم يفد ذلك، فربما كان عنوان URL للخادم غير صحيح. ${TELL}`,
    }),
    'refuses-this-page': ({ machineName }) => ({
      heading: `لا يمكن لهذه الصفحة قراءة استجابة الخادم ${quoted(machineName)}`,
      text: `إما أن هذه الشبكة تشترط تسجيل الدخول إليها، أو أن الخادم لم يعد يسمح بدخولك، أو أنه لا يسمح بعنوان هذه الصفحة (CORS). يُرجى مغادرة الغرفة ثم الانضمام مجددًا. إن لم يفد ذلك، فيُرجى إبلاغ مسؤول الدردشة. ${KEEPS_TRYING}`,
    }),
    throttled: ({ machineName }) => ({
      heading: `الخادم ${quoted(machineName)} مشغول`,
      text: `ينضم كثيرون في الوقت نفسه. ${KEEPS_TRYING}`,
    }),
    unavailable: ({ machineName }) => ({
      heading: `في الخادم ${quoted(machineName)} مشكلة، أو أنه لا يسمح بدخولك`,
      text: `يعيد الخادم خطأ، وهو ما تفعله بعض الخوادم أيضًا عند عدم وجود إذن بالدخول. إذا استمر ذلك، فيُرجى سؤال مسؤول الدردشة. ${KEEPS_TRYING}`,
    }),
    unreachable: ({ machineName }) => ({
      heading: `يتعذّر الوصول إلى الخادم ${quoted(machineName)}`,
      text: `${CHECK_CONNECTION} إذا كانت المواقع الأخرى تعمل، فالخادم متوقف: يُرجى إبلاغ مسؤول الدردشة. ${KEEPS_TRYING}`,
    }),
    timeout: ({ machineName }) => ({
      heading: `تأخر الخادم ${quoted(machineName)} في الاستجابة`,
      text: `الاتصال أو الخادم بطيء. ${KEEPS_TRYING}`,
    }),
    malformed: ({ machineName }) => ({
      heading: `لا تفهم هذه الصفحة استجابة الخادم ${quoted(machineName)}`,
      text: `ربما تأتي من شبكة تشترط تسجيل الدخول إليها. وإلا، فربما كان عنوان URL للخادم غير صحيح. ${TELL} ${KEEPS_TRYING}`,
    }),
    closed: () => ({
      heading: 'أُغلق الاتصال',
      text: 'يُرجى مغادرة الغرفة ثم الانضمام مجددًا.',
    }),
  },
  topic: {
    unauthenticated: () => ({
      heading: 'انتهت صلاحية دخولك إلى هذه الغرفة',
      text: `تحتاج الصفحة إلى رمز مميّز جديد. ${KEEPS_TRYING}`,
    }),
    'permission-denied': ({ roomName }) => ({
      heading: `لا يُسمح بدخولك إلى ${quoted(roomName)}`,
      text: 'يُرجى مغادرة الغرفة وتجربة غرفة أخرى، أو طلب الإذن من مسؤول الدردشة ثم اختيار «إعادة المحاولة الآن».',
    }),
    'not-found': ({ cacheName }) => ({
      heading: `الذاكرة المؤقتة ${quoted(cacheName)} غير موجودة`,
      text: `يُرجى إنشاء ذاكرة مؤقتة باسم ${quoted(cacheName)} في وحدة تحكم Momento (console.gomomento.com)، في منطقة مفتاح API الخاص بخادم Token Vending Machine، ثم اختيار «إعادة المحاولة الآن».`,
    }),
    'limit-exceeded': () => ({
      heading: 'لا يقبل Momento المزيد حاليًا',
      text: `بلغ حساب Momento أحد حدوده. ${KEEPS_TRYING}`,
    }),
    'invalid-argument': ({ roomName }) => ({
      heading: `لا يقبل Momento اسم الغرفة ${quoted(roomName)}`,
      text: 'يُرجى مغادرة الغرفة وتجربة غرفة باسم أبسط.',
    }),
    timeout: () => ({
      heading: 'تأخر Momento في الاستجابة',
      text: `الاتصال أو الخدمة بطيئة. ${KEEPS_TRYING}`,
    }),
    unavailable: () => ({
      heading: 'خدمة Momento غير متاحة',
      text: `لا يمكن للخدمة تلبية طلبات هذه الغرفة حاليًا. ${KEEPS_TRYING}`,
    }),
    internal: () => ({
      heading: 'حدث خطأ في Momento',
      text: `لست السبب في ذلك. ${KEEPS_TRYING}`,
    }),
    unreachable: () => ({
      heading: 'يتعذّر الوصول إلى Momento',
      text: `${CHECK_CONNECTION} إذا كانت المواقع الأخرى تعمل، فربما يوجد على مسار الاتصال ما يحظر Momento. ${KEEPS_TRYING}`,
    }),
    unknown: () => ({
      heading: 'ينقطع الاتصال بخدمة Momento باستمرار',
      text: `الاستجابات ليست من Momento نفسها: ربما تأتي من خادم وكيل، أو من شبكة تشترط تسجيل الدخول إليها. ${KEEPS_TRYING}`,
    }),
    'bad-token': ({ machineName }) => ({
      heading: `لا يمكن لخدمة Momento قراءة الرمز المميّز من الخادم ${quoted(machineName)}`,
      text: `يصدر خادم Token Vending Machine رموزًا مميّزة من نوع غير صحيح. ${TELL}`,
    }),
    'foreign-host': ({ machineName, host = '' }) => ({
      heading: `يوجّه الخادم ${quoted(machineName)} إلى مضيف لا تثق به هذه الصفحة`,
      text: `رمزه المميّز مخصص للمضيف ${quoted(host)}، ولذلك لم يُرسل أي شيء إليه. ${TELL} إذا كان هذا المضيف صحيحًا، فتجب إضافته إلى "momentoHosts" في config.json.`,
    }),
    'no-streaming': () => ({
      heading: 'لا يمكن لهذا المتصفح استقبال الرسائل',
      text: 'هو أقدم من أن يقرأ استجابة أثناء وصولها. يُرجى تحديثه، أو فتح هذه الصفحة في متصفح آخر.',
    }),
    'held-back': ({ checkUp }) => ({
      heading: 'لا تسمح هذه الشبكة بوصول الرسائل إليك',
      text: `يحجز شيء بين هذا الجهاز وMomento، مثل خادم وكيل، ما يكتبه الآخرون. أما ما تكتبه فيُرسل. يُرجى تجربة شبكة أخرى. ${KEEPS_TRYING} ${checkUp}`,
    }),
    cancelled: () => ({
      heading: 'انقطع الاتصال',
      text: KEEPS_TRYING,
    }),
  },
  delayed: (checkUp) => ({
    heading: 'تؤخر هذه الشبكة الرسائل',
    text: `شيء بين هذا الجهاز وMomento، مثل خادم وكيل، لا يمرّر الرسائل إلا كل بضع ثوانٍ. لا يضيع شيء، ويمكن مواصلة الدردشة. ${checkUp}`,
  }),
  checkUp: 'يوضح الفحص في الإعدادات لمسؤول هذه الشبكة ما ينبغي تغييره.',
  muteHeading: (name) => `كتم ${apart(name)}؟`,
  mute: 'كتم',
  cancel: 'إلغاء',
  deleteHeading: 'حذف هذه الرسالة؟',
  delete: 'حذف',
  keep: 'إبقاء',
  muteReach: {
    verified: (name) => `سيُكتم ${apart(name)}، وهذا الاسم موثّق بتسجيل الدخول.`,
    guest: (name) => `يختار الضيوف أسماءهم، ولذلك سيُكتم كل ضيف اسمه ${apart(name)}.`,
    opaque: () => 'سيُكتم صاحب هذا المعرّف، أيًا كان الاسم الذي يستخدمه.',
    claimed: (name) => `لا يوجد ما يؤكد هذا الاسم، ولذلك سيُكتم كل من يستخدم الاسم ${apart(name)}.`,
  },
  muteText:
    'ستُخفى عنك الرسائل المكتومة في جميع الغرف، دون إبلاغ أصحابها. يمكنك إلغاء الكتم في أي وقت، هنا أو من الإعدادات.',
  deleteText:
    'ستختفي من هذه الصفحة ومن مثيلاتها. لكن من قرأها يعرف محتواها، وقد يستمر ظهورها في تطبيقات أخرى في هذه الغرفة.',
  replyingTo: (name) => `الرد على ${apart(name)}`,
  replyingToYou: 'الرد على رسالتك',
  cancelReply: 'إلغاء الرد',
  editing: 'تعديل رسالتك',
  editingHint: 'قد يستمر ظهور النص القديم في تطبيقات أخرى.',
  editGone: 'لم يعد من الممكن تعديل هذه الرسالة. يمكنك نسخ النص إن كنت بحاجة إليه.',
  stopEditing: 'إلغاء التعديل',
  roleIsUnknown:
    'دورك هنا غير معروف لهذه الصفحة، ولذلك يمكنك القراءة دون الكتابة. يُرجى إعادة تحميل الصفحة، فقد يكون الدور معروفًا في إصدار أحدث. إن لم يفد ذلك، فيُرجى سؤال مسؤول الدردشة.',
};
