import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';

const HTTPS_ADDRESS = `عنوان يبدأ بـ ${apart('https://')}`;

export const oidcSetUp: Dictionary['oidcSetUp'] = {
  title: 'OpenID Connect: صفحة تسجيل دخول خاصة بك',
  machineDestination: (machineName, origin) =>
    `ستُرسل رموز تسجيل الدخول المميّزة لمستخدمي الخادم ${quoted(machineName)} إلى ${apart(origin)}.`,
  providerDestination: (machineName, origin) =>
    `لتسجيل الدخول إلى ${quoted(machineName)}، ينتقل المستخدمون إلى ${apart(origin)}، وهناك يُجدَّد تسجيل دخولهم.`,
  labels: {
    issuer: 'جهة الإصدار (issuer)',
    clientId: 'معرّف العميل',
    scopes: 'النطاقات (scopes)',
    token: 'الرمز المميّز للخادم',
    signOut: 'تسجيل الخروج لدى المزوّد',
    formPrompt: 'بعد تسجيل الخروج',
  },
  hints: {
    issuer: `العنوان الذي يسميه المزوّد جهة الإصدار (issuer)، دون ${quoted('/.well-known/…')}.`,
    scopes: 'تفصل بينها مسافات. إذا تُرك الحقل فارغًا: openid profile، وكذلك offline_access إذا أدرجه المزوّد.',
  },
  tokens: { id: 'رمز الهوية (ID token)', access: 'رمز الوصول (access token)' },
  signOuts: {
    standard: 'وفق OpenID Connect',
    'managed-login': 'وفق Cognito managed login',
    none: 'غير متاح',
  },
  prompts: { login: 'طلب كلمة المرور مجددًا', select_account: 'السؤال عن الحساب' },
  problems: {
    issuer: `يُرجى إدخال عنوان كامل يبدأ بـ ${apart('https://')}.`,
    clientId: 'يُرجى إدخال معرّف العميل كما يعرضه المزوّد.',
    scopes: 'يُرجى إدخال نطاقات تفصل بينها مسافة واحدة.',
  },
  keys: {
    issuer: `${HTTPS_ADDRESS}، مثل "https://login.example.com/tenant"`,
    clientId: 'معرّف عميل عام، كما يعرضه المزوّد',
    scopes: `نطاقات تفصل بينها مسافة واحدة، مثل "openid profile offline_access"`,
    token: '"id" أو "access"',
    audience: 'الاسم الذي يطلقه المزوّد على الخادم، وهو نص لا يتجاوز 512 حرفًا مرئيًا',
    resource: 'الاسم الذي يطلقه المزوّد على الخادم، وهو نص لا يتجاوز 512 حرفًا مرئيًا',
    prompt: `الطريقة التي يسأل بها المزوّد، مثل "consent"`,
    domainHint: `المجال الذي تُعرض صفحة تسجيل دخوله أولًا، مثل "example.com"`,
    identityProvider: `اسم مزوّد الهوية الذي يعتمد عليه المزوّد، مثل "Google"`,
    origins: `قائمة عناوين تبدأ بـ ${apart('https://')}، يُسأل فيها المزوّد إلى جانب جهة إصداره`,
    'origins[]': HTTPS_ADDRESS,
    signOut: '"standard" أو "managed-login" أو "none"',
    formPrompt: '"login" أو "select_account"',
  },
  provider: {
    title: 'استجابة المزوّد',
    ends: {
      answers: ({ redirectAddress = '' }) =>
        `يستجيب المزوّد لهذه الصفحة، ويعرف العميل. تلزم مقارنة عنوان إعادة التوجيه هناك بهذا العنوان: ${apart(redirectAddress)}`,
      offline: {
        text: 'لا توجد شبكة على هذا الجهاز.',
        next: 'الاتصال بشبكة، ثم إعادة الفحص.',
      },
      unreachable: {
        text: ({ signInService = '' }) =>
          `لا تصل من ${apart(signInService)} استجابة يمكن لهذه الصفحة قراءتها.`,
        next: 'التحقق من جهة الإصدار في الإعدادات. إذا كانت صحيحة، يلزم السماح بأصل هذه الصفحة لدى المزوّد (CORS)، لمستند الاكتشاف ولنقطة نهاية الرموز المميّزة.',
      },
      unavailable: {
        text: 'المزوّد يعمل، لكن فيه خطأ.',
        next: 'الانتظار قليلًا ثم إعادة الفحص.',
      },
      'no-provider': {
        text: ({ signInService = '' }) =>
          `الخدمة التي تستجيب في ${apart(signInService)} ليست مزوّد OpenID، أو ينقصها شيء.`,
        next: `تصحيح جهة الإصدار في الإعدادات: هي العنوان الذي يسبق ${quoted('/.well-known/openid-configuration')}.`,
      },
      'other-issuer': {
        text: 'يعرّف المزوّد نفسه باسم آخر.',
        next: 'إدخال جهة الإصدار كما ترد تمامًا في مستند الاكتشاف الخاص بها.',
      },
      'unlisted-origin': {
        text: ({ missingOrigin = '' }) =>
          `يُسأل المزوّد أيضًا في ${apart(missingOrigin)}، ولا يُسمح لهذه الصفحة بالاتصال به.`,
        next: 'إضافة هذا العنوان إلى «origins» في config.json، ثم كتابة سياسة الأمان من جديد بالأمر «npm run headers».',
      },
      'client-refused': {
        text: ({ refusal = '' }) =>
          `لا يعرف المزوّد العميل، أو يطلب منه سرًا لا يمكن لأي صفحة ويب أن تحفظه (${apart(refusal)}).`,
        next: 'التحقق من معرّف العميل في الإعدادات. يجب أن يكون العميل عامًا لدى المزوّد: تطبيق أحادي الصفحة (SPA)، بلا سر.',
      },
      'refuses-otherwise': {
        text: ({ refusal = '', redirectAddress = '' }) =>
          `يرفض المزوّد رمزًا غير حقيقي، لكن ليس كما هو متوقع (${apart(refusal)}). تلزم مقارنة عنوان إعادة التوجيه هناك بهذا العنوان: ${apart(redirectAddress)}`,
        next: 'تجربة تسجيل الدخول: إذا نجح، فلا يلزم فعل شيء.',
      },
    },
  },
  signIn: {
    title: 'قبول الخادم لتسجيل الدخول',
    ends: {
      taken: 'يقبل الخادم تسجيل دخولك.',
      'other-provider': {
        text: 'جرى تسجيل دخولك لدى مزوّد غير المحدد في الإعدادات.',
        next: 'تسجيل الخروج، ثم تسجيل الدخول مجددًا.',
      },
      'not-taken': {
        text: 'جرى تسجيل دخولك لدى هذا المزوّد، لكن الخادم لا يقبله.',
        next: 'مقارنة جهة الإصدار والجمهور المستهدف (audience، أي معرّف العميل) ونوع الرمز المميّز بإعدادات الخادم، والتحقق من ساعته.',
      },
      refused: {
        text: ({ refusal = '' }) => `لا يجدّد المزوّد تسجيل دخولك (${apart(refusal)}).`,
        next: 'تسجيل الخروج، ثم تسجيل الدخول مجددًا. إذا استمر ذلك، يلزم التحقق من العميل لدى المزوّد.',
      },
      unanswered: {
        text: 'لا يستجيب المزوّد، ولذلك لا يمكن تجديد تسجيل دخولك.',
        next: 'مراجعة الخطوة السابقة.',
      },
    },
  },
};
