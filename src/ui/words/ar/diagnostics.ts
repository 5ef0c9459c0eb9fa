import type { Facts } from '../../../diagnostics/facts.ts';
import type { Dictionary } from '../words.ts';
import { apart, number, plural, quoted } from './count.ts';

const TELL = 'يلزم إبلاغ مسؤول الدردشة';
const HOLDS_BACK = `ينبغي أن يضبط مسؤول الخادم الوكيل خادمه ليمرّر الاستجابات فور وصولها. في nginx يكون ذلك بالسطر ${quoted('proxy_buffering off;')}، أما الأسطر الخاصة بغيره فهي في docs/proxies.md المرفق بالشيفرة المصدرية لهذه الصفحة. وقد يكون السبب برنامجًا لمكافحة الفيروسات.`;

const TOPIC = {
  unauthenticated: {
    text: 'لا يقبل Momento الرمز المميّز.',
    next: 'ربما حُذف مفتاحه، أو كان تابعًا لمنطقة أخرى: يلزم أن يتحقق مسؤول الدردشة من مفتاح API الخاص بخادم Token Vending Machine.',
  },
  'permission-denied': {
    text: 'الرمز المميّز سليم، لكنه لا يصلح لهذا الغرض.',
    next: `يصدر خادم Token Vending Machine رموزًا مميّزة لمواضيع أو لذاكرة مؤقتة غير التي تستخدمها هذه الصفحة: ${TELL}.`,
  },
  'not-found': {
    text: 'الذاكرة المؤقتة المحددة لهذه الصفحة غير موجودة.',
    next: 'إنشاؤها في وحدة تحكم Momento (console.gomomento.com)، في منطقة مفتاح API الخاص بخادم Token Vending Machine، أو تصحيح اسمها في الإعدادات.',
  },
  'limit-exceeded': {
    text: 'بلغ حساب Momento أحد حدوده.',
    next: 'الانتظار قليلًا ثم إعادة الفحص. إذا استمرت المشكلة، يمكن طلب حد أعلى من Momento.',
  },
  'invalid-argument': {
    text: 'لا يقبل Momento اسم الذاكرة المؤقتة أو اسم الغرفة.',
    next: 'استخدام أسماء أبسط في الإعدادات: حروف وأرقام وشرطات.',
  },
  timeout: {
    text: 'لم يستجب Momento في الوقت المحدد.',
    next: 'التحقق من الاتصال ثم إعادة الفحص.',
  },
  unavailable: {
    text: 'لا يمكن لخدمة Momento تلبية ذلك حاليًا.',
    next: 'الانتظار قليلًا ثم إعادة الفحص.',
  },
  internal: {
    text: 'حدث خطأ في Momento.',
    next: 'الانتظار قليلًا ثم إعادة الفحص. إذا استمرت المشكلة، يمكن التواصل مع دعم Momento.',
  },
  unreachable: {
    text: 'لم يتلقَّ الطلب استجابة يمكن لهذه الصفحة قراءتها.',
    next: 'يوجد على مسار الاتصال ما يحظره: تجربة الاتصال دون أدوات حظر المحتوى ودون VPN، أو من شبكة أخرى.',
  },
  unknown: {
    text: 'استجابت جهة أخرى بدلًا من Momento.',
    next: 'قد تكون خادمًا وكيلًا، أو شبكة تشترط تسجيل الدخول إليها أولًا: فتح أي موقع آخر، ثم إعادة الفحص.',
  },
  'bad-token': {
    text: 'لا يمكن فك ترميز الرمز المميّز.',
    next: `يصدر خادم Token Vending Machine رموزًا مميّزة من نوع غير صحيح: ${TELL}.`,
  },
  'foreign-host': {
    text: ({ momento = 'مضيف آخر' }) =>
      `الرمز المميّز مخصص للمضيف ${apart(momento)}، وهو ليس من المضيفين الذين تثق بهم هذه الصفحة. لم يُرسل إليه أي شيء.`,
    next: `إذا كان هذا المضيف صحيحًا، فتجب إضافته إلى "momentoHosts" في config.json: ${TELL}.`,
  },
  'no-streaming': {
    text: 'هذا المتصفح أقدم من أن يقرأ استجابة أثناء وصولها.',
    next: 'تحديثه، أو فتح هذه الصفحة في متصفح آخر.',
  },
  cancelled: {
    text: 'أنهى الطرف الآخر الاتصال.',
    next: 'إعادة الفحص. إذا استمرت المشكلة، فعلى مسار الاتصال ما يقطع الاتصالات الطويلة (خادم وكيل أو جدار حماية).',
  },
};

const OFFLINE = {
  text: 'لا توجد شبكة على هذا الجهاز.',
  next: 'الاتصال بشبكة، ثم إعادة الفحص.',
};

export const diagnostics: Dictionary['diagnostics'] = {
  intro: 'يرسل الفحص بضع رسائل لا تظهر في أي غرفة، ويستغرق نحو عشر ثوانٍ.',
  machine: 'خادم Token Vending Machine',
  run: 'بدء الفحص',
  stop: 'إيقاف',
  copyReport: 'نسخ التقرير',
  reportCopied: 'تم نسخ التقرير',
  copyByHand: 'التقرير المطلوب نسخه',
  steps: 'خطوات الفحص',
  isRunning: 'الفحص جارٍ…',
  result: ({ passed, warning, failed, skipped }) =>
    [
      `ناجحة: ${number(passed)}`,
      ...(warning > 0 ? [`تحذيرات: ${number(warning)}`] : []),
      ...(failed > 0 ? [`فاشلة: ${number(failed)}`] : []),
      ...(skipped > 0 ? [`متخطّاة: ${number(skipped)}`] : []),
    ].join('، '),
  states: {
    pending: 'في الانتظار',
    running: 'جارية',
    passed: 'ناجحة',
    warning: 'تحذير',
    failed: 'فاشلة',
    skipped: 'متخطّاة',
  },
  next: 'الحل المقترح:',
  latencies: ({ count: trips, leastMs, mostMs, medianMs }) => {
    const times = `الأسرع ${ms(leastMs)}، الوسيط ${ms(medianMs)}، الأبطأ ${ms(mostMs)}`;
    return plural(trips, {
      zero: `لا رحلات ذهاب وإياب: ${times}`,
      one: `رحلة ذهاب وإياب واحدة: ${times}`,
      two: `رحلتا ذهاب وإياب: ${times}`,
      few: `${number(trips)} رحلات ذهاب وإياب: ${times}`,
      many: `${number(trips)} رحلة ذهاب وإياب: ${times}`,
      other: `${number(trips)} رحلة ذهاب وإياب: ${times}`,
    });
  },
  step: {
    'machine-reachable': {
      title: 'استجابة Token Vending Machine',
      ends: {
        answers: ({ machine = '' }) => `توجد استجابة من ${apart(machine)}.`,
        offline: OFFLINE,
        unreachable: {
          text: ({ machine = '' }) => `لا توجد استجابة من ${apart(machine)}.`,
          next: `التحقق من عنوانه في الإعدادات ومن الاتصال. إذا كانت المواقع الأخرى تعمل، فالخادم متوقف أو يوجد على مسار الاتصال ما يحظره: ${TELL}.`,
        },
        unsendable: {
          text: 'لا يمكن حتى إرسال طلب إلى هذا العنوان.',
          next: 'تصحيح العنوان في الإعدادات، أو تسجيل الدخول من جديد.',
        },
      },
    },
    'machine-cors': {
      title: 'السماح للصفحة بقراءة الاستجابة (CORS)',
      ends: {
        readable: 'يُسمح لهذه الصفحة بقراءة الاستجابة.',
        'refuses-page': {
          text: ({ asksWho }) =>
            asksWho
              ? 'الخادم يستجيب، لكن لا يُسمح لهذه الصفحة بقراءة الاستجابة. تفعل بعض الخوادم ذلك كلما لم تقبل تسجيل الدخول.'
              : 'الخادم يستجيب، لكن لا يُسمح لهذه الصفحة بقراءة الاستجابة.',
          next: `إعادة تسجيل الدخول، إذا سبق تسجيله. وإلا فيجب أن يسمح الخادم بعنوان هذه الصفحة (الترويسة Access-Control-Allow-Origin): ${TELL}.`,
        },
      },
    },
    'machine-status': {
      title: 'حالة HTTP',
      ends: {
        good: status,
        'asks-who': (facts) => `${status(facts)} يطلب تسجيل الدخول، كما ينبغي.`,
        unauthorized: {
          text: (facts) => `${status(facts)} لا يقبل تسجيل دخولك.`,
          next: 'تسجيل الدخول إلى هذا الخادم (مجددًا)، ثم إعادة الفحص. إذا كان لا يطلب تسجيل الدخول، فطريقة الدخول المحددة له في الإعدادات غير صحيحة.',
        },
        forbidden: {
          text: (facts) => `${status(facts)} لا يصدر رمزًا مميّزًا لطلب كهذا.`,
          next: 'طلب الإذن من مسؤول الدردشة. إذا كان ذلك يحدث للجميع، فربما كان المسار في عنوانه غير صحيح.',
        },
        'not-found': {
          text: (facts) => `${status(facts)} لا يوجد خادم Token Vending Machine في هذا العنوان.`,
          next: `تصحيح العنوان في الإعدادات: مساره (مثل ${quoted('/prod/')}) جزء منه أيضًا.`,
        },
        rejected: {
          text: (facts) => `${status(facts)} لا يقبل هذا الطلب.`,
          next: `التحقق من عنوان هذا الخادم وطريقة الدخول إليه في الإعدادات. إذا كانا صحيحين، ف${TELL}.`,
        },
        redirected: {
          text: 'يعيد الخادم التوجيه إلى عنوان آخر، وهذه الصفحة لا تتبعه.',
          next: 'إدخال العنوان الذي يحيل إليه في الإعدادات.',
        },
        throttled: {
          text: (facts) => `${status(facts)} تلقى طلبات كثيرة جدًا.`,
          next: 'الانتظار دقيقة، ثم إعادة الفحص.',
        },
        unavailable: {
          text: (facts) => `${status(facts)} الخادم يعمل، لكن فيه خطأ.`,
          next: `مراجعة سجل الخادم، أو إبلاغ مسؤول الدردشة: كثيرًا ما يكون مفتاح Momento API الخاص به مفقودًا أو غير صحيح أو محذوفًا.`,
        },
      },
    },
    'machine-answer': {
      title: 'شكل الاستجابة',
      ends: {
        token: ({ dialect = 'original' }) => `رمز مميّز بصيغة ${DIALECTS[dialect]}.`,
        'no-token': {
          text: ({ body = 'text' }) => `لا يوجد فيها رمز مميّز: ${BODIES[body]}.`,
          next: 'ليس هذا عنوان خادم Token Vending Machine، ويلزم تصحيحه في الإعدادات.',
        },
      },
    },
    clock: {
      title: 'ساعة هذا الجهاز',
      ends: {
        right: ({ clockAheadSeconds = 0 }, span) =>
          clockAheadSeconds === 0
            ? 'تتطابق مع ساعة الخادم.'
            : `الفارق عن ساعة الخادم: ${span(clockAheadSeconds)}.`,
        off: {
          text: ({ clockAheadSeconds = 0 }, span) =>
            `${clockAheadSeconds > 0 ? 'متأخرة عن ساعة الخادم' : 'متقدمة على ساعة الخادم'}، والفارق: ${span(clockAheadSeconds)}.`,
          next: 'تفعيل الضبط التلقائي للساعة على الجهاز (التاريخ والوقت في إعداداته). تعمل الدردشة على أي حال، لكن قد لا يعمل تسجيل الدخول، وتبدو الأوقات غير صحيحة.',
        },
        plausible: 'لا يذكر الخادم وقته، لكن وقت انتهاء الرمز المميّز معقول.',
        implausible: {
          text: 'وفق ساعة هذا الجهاز، تنتهي صلاحية الرمز المميّز في وقت مستحيل.',
          next: `التحقق من تاريخ الجهاز ووقته. إذا كانا صحيحين، فالخطأ في ساعة الخادم: ${TELL}.`,
        },
        untold: 'لا يمكن لهذه الصفحة قراءة وقت الخادم.',
      },
    },
    'token-decodes': {
      title: 'قابلية فك ترميز الرمز المميّز',
      ends: {
        decodes: ({ momento = '' }) => `يوجّه إلى ${apart(momento)}.`,
        'bad-token': TOPIC['bad-token'],
        'foreign-host': TOPIC['foreign-host'],
      },
    },
    'token-life': {
      title: 'مدة الرمز المميّز ودوره',
      ends: {
        told: (facts, span) => `مدة صلاحيته: ${span(facts.lifeSeconds)}. ${role(facts)}`,
        untold: (facts) => `لم يُذكر وقت انتهائه، ولذلك تجدّده هذه الصفحة كل بضع دقائق. ${role(facts)}`,
        short: {
          text: (facts, span) => `مدة صلاحيته قصيرة: ${span(facts.lifeSeconds)}. ${role(facts)}`,
          next: 'ضبط خادم Token Vending Machine ليصدر رموزًا مميّزة مدتها 15 دقيقة أو أكثر، فكل تجديد طلب.',
        },
        'unknown-role': {
          text: role,
          next: 'إعادة تحميل هذه الصفحة، فقد يكون الدور معروفًا في إصدار أحدث. إن لم يفد ذلك، يلزم إبلاغ مسؤول الدردشة.',
        },
      },
    },
    'momento-reachable': {
      title: 'استجابة Momento',
      ends: {
        answers: 'توجد استجابة من العنوان المذكور في الرمز المميّز.',
        offline: OFFLINE,
        unreachable: {
          text: 'لا توجد استجابة من العنوان المذكور في الرمز المميّز.',
          next: 'ربما يوجد على مسار الاتصال ما يحظره: تجربة الاتصال دون أدوات حظر المحتوى ودون VPN، أو من شبكة أخرى. إذا كانت نقطة نهاية Momento محددة في الإعدادات، يلزم التحقق منها.',
        },
      },
    },
    subscribe: {
      title: 'الاشتراك في غرفة',
      ends: {
        ...TOPIC,
        subscribed: ({ firstFrameMs = 0 }) => `أول إشارة وصلت بعد ${ms(firstFrameMs)}.`,
        silent: {
          text: 'قُبل الاشتراك، لكن لم يصل عبره شيء بعد.',
          next: 'مراجعة رحلة الذهاب والإياب: إذا نجحت، فكل شيء على ما يرام. وإلا فعلى مسار الاتصال ما يحجز البث (خادم وكيل أو برنامج لمكافحة الفيروسات).',
        },
        'write-only': 'يتيح هذا الرمز المميّز الكتابة دون القراءة.',
      },
    },
    publish: {
      title: 'النشر في غرفة',
      ends: {
        ...TOPIC,
        published: 'قبِل Momento رسالة.',
        'read-only': 'يتيح هذا الرمز المميّز القراءة دون الكتابة.',
        'not-allowed': {
          text: 'لا يتيح هذا الرمز المميّز الكتابة.',
          next: 'إذا كان المقصود أن تقتصر صلاحيتك على القراءة، فكل شيء على ما يرام. وإلا فيمكن طلب حق الكتابة من مسؤول الدردشة.',
        },
      },
    },
    'round-trip': {
      title: 'ذهاب رسالة وإيابها',
      ends: {
        ...TOPIC,
        measured: trip,
        slow: {
          text: (facts) => `${trip(facts)} هذا بطيء.`,
          next: 'التحقق من الاتصال، ومن أن الذاكرة المؤقتة في منطقة قريبة منك.',
        },
        lossy: {
          text: ({ lostCount = 0, latenciesMs = [] }) =>
            `رسائل لم تعد في الوقت المحدد: ${number(lostCount)} من ${number(lostCount + latenciesMs.length)}.`,
          next: 'التحقق من الاتصال وإعادة الفحص.',
        },
        'no-echo': {
          text: 'لم يعد ما نُشر.',
          next: 'على مسار الاتصال ما يحجز البث (خادم وكيل أو برنامج لمكافحة الفيروسات): تجربة الاتصال من شبكة أخرى.',
        },
        delayed: {
          text: 'يوجد بين هذا الجهاز وMomento ما يحجز البث: تصل الرسائل كل بضع ثوانٍ بدلًا من وصولها فورًا.',
          next: HOLDS_BACK,
        },
        'held-back': {
          text: 'يوجد بين هذا الجهاز وMomento ما يحجز البث: يمر ما يُرسل، ولا يعود شيء.',
          next: `تجربة الاتصال من شبكة أخرى. ${HOLDS_BACK}`,
        },
        'read-only': 'لا يمكن قياس ذلك إلا مع حق الكتابة.',
        'write-only': 'لا يمكن قياس ذلك إلا مع حق القراءة.',
      },
    },
  },
  anyStep: {
    timeout: {
      text: 'لم تصل استجابة في الوقت المحدد.',
      next: 'التحقق من الاتصال ثم إعادة الفحص.',
    },
    unexpected: {
      text: 'تعطّل الفحص نفسه في هذه الخطوة.',
      next: 'إعادة الفحص. إذا استمرت المشكلة، يمكن الإبلاغ عنها عبر «نسخ التقرير».',
    },
    'earlier-failed': 'فشلت خطوة سابقة.',
    'sign-in-first': 'يلزم أولًا تسجيل الدخول إلى هذا الخادم.',
    'sign-in-fails': 'تم تسجيل دخولك، لكن خدمة تسجيل الدخول لا تؤكده حاليًا.',
    stopped: 'أُوقف الفحص بطلب منك.',
  },
};

const DIALECTS = {
  original: 'الخادم الأصلي',
  extended: 'خادم هذا المشروع',
  'bare-token': 'رمز مجرّد',
  'moderated-chat': 'الدردشة الخاضعة للإشراف من Momento',
  'momento-function': 'دالة Momento Function',
} as const satisfies Record<NonNullable<Facts['dialect']>, string>;

const BODIES = {
  empty: 'الاستجابة فارغة أو طويلة جدًا',
  'web-page': 'الاستجابة صفحة ويب',
  json: 'الاستجابة بيانات أخرى',
  text: 'الاستجابة نص آخر',
} as const satisfies Record<NonNullable<Facts['body']>, string>;

const ROLES = {
  'publish-subscribe': 'يتيح القراءة والكتابة.',
  'subscribe-only': 'يتيح القراءة فقط.',
  'publish-only': 'يتيح الكتابة فقط.',
  unknown: 'دوره غير معروف لهذه الصفحة، ولذلك تكتفي بالقراءة.',
} as const satisfies Record<NonNullable<Facts['role']>, string>;

function status({ status: code = 0 }: Facts): string {
  return `أعاد الخادم الحالة ${code}.`;
}

function role({ role: told }: Facts): string {
  return told === undefined ? 'لا يذكر الخادم ما يتيحه الرمز المميّز.' : ROLES[told];
}

function trip({ medianMs = 0 }: Facts): string {
  return `عاد نصف الرسائل خلال ${ms(medianMs)}.`;
}

function ms(duration: number): string {
  return `${number(duration >= 10 ? Math.round(duration) : duration)} مللي ثانية`;
}
