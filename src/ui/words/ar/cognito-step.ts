import type { Dictionary } from '../words.ts';
import { apart, list, number, plural, quoted } from './count.ts';

const LOOK_IN_SPAM = 'يُرجى إدخاله هنا. إذا لم يصل، فقد يكون في مجلد البريد غير المرغوب فيه.';

export const cognitoStep: Dictionary['cognitoStep'] = {
  newPassword: 'كلمة المرور الجديدة',
  code: 'الرمز',
  attributes: {
    email: 'البريد الإلكتروني',
    phone_number: 'رقم الهاتف مع رمز الدولة',
    name: 'الاسم الكامل',
    given_name: 'الاسم الأول',
    family_name: 'اسم العائلة',
    nickname: 'الاسم المستعار',
    address: 'العنوان',
    birthdate: 'تاريخ الميلاد',
    locale: 'اللغة',
    zoneinfo: 'المنطقة الزمنية',
  },

  missing: {
    userName: 'يُرجى إدخال اسم المستخدم.',
    email: 'يُرجى إدخال البريد الإلكتروني.',
    password: 'يُرجى إدخال كلمة المرور.',
    newPassword: 'يُرجى إدخال كلمة مرور جديدة.',
    code: 'يُرجى إدخال الرمز.',
    attribute: 'يُرجى ملء هذا الحقل أيضًا.',
  },

  reveal: {
    show: { text: 'إظهار', name: 'إظهار كلمة المرور' },
    hide: { text: 'إخفاء', name: 'إخفاء كلمة المرور' },
  },

  credentials: {
    heading: (machineName) => `تسجيل الدخول إلى ${quoted(machineName)}`,
    stay: 'إبقاء تسجيل الدخول',
    stayHint: (days) =>
      `يسري ذلك في جميع علامات التبويب حتى تسجيل الخروج، ويُطلب تسجيل الدخول من جديد بعد ${days === undefined ? 'بضعة أسابيع (30 يومًا عادةً)' : span(days)}. لا يُنصح به إلا على جهازك الخاص.`,
    withoutPassword: 'تسجيل الدخول دون كلمة مرور',
    forgot: 'نسيت كلمة المرور؟',
    signUp: 'إنشاء حساب',
  },
  revocation: {
    trying: {
      heading: 'تم تسجيل خروجك هنا',
      text: 'تعذّر حتى الآن إبلاغ خدمة تسجيل الدخول. تواصل هذه الصفحة المحاولة مدة تصل إلى خمس دقائق: يُرجى إبقاؤها مفتوحة.',
    },
    failed: {
      heading: 'تم تسجيل خروجك هنا، لكن تعذّر إبلاغ خدمة تسجيل الدخول',
      text: 'لم يعد هذا المتصفح يحتفظ بتسجيل دخولك. إذا كان من المحتمل أن أحدًا نسخه من قبل، فيُرجى تسجيل الدخول مرة أخرى واختيار «تسجيل الخروج من كل الأجهزة».',
    },
  },
  copy: {
    heading: 'يلزم تسجيل الدخول من جديد في علامة التبويب هذه',
    text: 'علامة التبويب هذه نسخة من أخرى. ما زال تسجيل دخولك ساريًا هناك، لكن لم تعد مشاركته ممكنة.',
  },

  newPasswordStep: {
    heading: 'اختيار كلمة مرور خاصة بك',
    text: 'كانت كلمة المرور المستخدمة لتسجيل الدخول مؤقتة.',
    send: 'حفظ وتسجيل الدخول',
  },
  chooseFactor: {
    heading: 'خطوة أخرى',
    text: 'يتطلب حسابك رمزًا بالإضافة إلى كلمة المرور.',
    choices: 'طريقة الحصول على الرمز',
    factors: { totp: 'تطبيق المصادقة', sms: 'رسالة نصية', email: 'البريد الإلكتروني' },
    unknown: (names) => `يتيح حسابك أيضًا ${list(names.map(quoted))}، وهو ما لا تدعمه هذه الصفحة.`,
    send: 'متابعة',
  },
  codeStep: {
    heading: 'إدخال الرمز',
    totp: 'يُرجى فتح تطبيق المصادقة وإدخال الرمز الذي يعرضه لهذه الدردشة.',
    sms: (sentTo) =>
      sentTo === undefined
        ? 'أُرسل الرمز في رسالة نصية. يُرجى إدخاله هنا.'
        : `سيصلك الرمز في رسالة نصية إلى ${apart(sentTo)}. يُرجى إدخاله هنا.`,
    email: (sentTo) =>
      sentTo === undefined
        ? `أُرسل الرمز بالبريد الإلكتروني. ${LOOK_IN_SPAM}`
        : `سيصلك الرمز بالبريد الإلكتروني إلى ${apart(sentTo)}. ${LOOK_IN_SPAM}`,
  },
  setUpTotp: {
    heading: 'إعداد تطبيق مصادقة',
    text: 'يتطلب حسابك تطبيق مصادقة. يُرجى مسح هذه الصورة بالتطبيق، أو كتابة المفتاح فيه يدويًا، ثم إدخال الرمز الذي يعرضه التطبيق.',
    picture: 'رمز QR يحتوي على المفتاح أدناه، لكاميرا تطبيق المصادقة',
    key: 'المفتاح',
    copy: 'نسخ المفتاح',
    copied: 'تم نسخ المفتاح',
    open: 'الفتح في تطبيق على هذا الجهاز',
    code: 'الرمز من التطبيق',
    send: 'إنهاء وتسجيل الدخول',
  },
  forgotPassword: {
    heading: 'نسيت كلمة المرور؟',
    text: 'يُرجى إدخال اسم المستخدم. سيُرسل إلى العنوان المسجّل في حسابك رمز لتعيين كلمة مرور جديدة.',
    send: 'إرسال الرمز',
  },
  resetPassword: {
    heading: 'تعيين كلمة مرور جديدة',
    text: (sentTo) => codeSent(sentTo),
    send: 'حفظ وتسجيل الدخول',
    again: 'إرسال رمز آخر',
    sentAgain: 'رمز آخر في الطريق إليك. يُرجى إدخاله.',
  },
  signUp: {
    heading: 'إنشاء حساب',
    send: 'إنشاء الحساب',
    sourced: 'هذا الاسم يشبه اسم شخص يسجّل دخوله بطريقة أخرى. يُرجى كتابته دون النقطتين.',
  },
  confirm: {
    heading: 'تأكيد حسابك',
    text: (sentTo) => codeSent(sentTo),
    send: 'تأكيد',
    again: 'إرسال رمز آخر',
    sentAgain: 'رمز آخر في الطريق إليك. يُرجى إدخاله.',
  },

  done: {
    'password-saved': 'حُفظت كلمة المرور الجديدة، لكن لم يُسجَّل دخولك',
    'password-perhaps-saved': 'ربما حُفظت كلمة المرور الجديدة',
    'account-made': 'أُنشئ حسابك، لكن لم يُسجَّل دخولك',
    'account-confirmed': 'تم تأكيد حسابك، لكن لم يُسجَّل دخولك',
  },
  doneBut: {
    failed: ({ heading, text }) => `${heading}. ${text}`,
    unanswered: 'لم تعد خدمة تسجيل الدخول تستجيب. يُرجى تسجيل الدخول بكلمة المرور.',
    perhapsSaved: 'يُرجى تسجيل الدخول بها. إن لم تُقبل، فيُرجى استخدام القديمة مرة أخرى.',
  },
};

/** After a preposition: two days or hours are in the genitive. */
function span(days: number): string {
  const whole = Math.floor(days);
  if (days >= 2) {
    return plural(whole, {
      zero: 'أقل من يوم',
      one: 'يوم واحد',
      two: 'يومين',
      few: `${number(whole)} أيام`,
      many: `${number(whole)} يومًا`,
      other: `${number(whole)} يوم`,
    });
  }
  const hours = Math.max(1, Math.floor(days * 24));
  return plural(hours, {
    zero: 'أقل من ساعة',
    one: 'ساعة واحدة',
    two: 'ساعتين',
    few: `${number(hours)} ساعات`,
    many: `${number(hours)} ساعة`,
    other: `${number(hours)} ساعة`,
  });
}

function codeSent(sentTo: string | undefined): string {
  return sentTo === undefined
    ? 'أُرسل إليك رمز. يُرجى إدخاله هنا.'
    : `أُرسل رمز إلى ${apart(sentTo)}. يُرجى إدخاله هنا.`;
}
