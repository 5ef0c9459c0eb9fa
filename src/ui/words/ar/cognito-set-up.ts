import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';

const FULL_URL = `عنوان URL يبدأ بـ ${apart('https://')} دون اسم مستخدم أو كلمة مرور (ويُقبل ${apart('http://')} مع localhost فقط)`;

export const cognitoSetUp: Dictionary['cognitoSetUp'] = {
  title: 'خدمة Amazon Cognito',
  machineDestination: (machineName, origin) =>
    `سيطّلع ${apart(origin)} على هوية من يسجّل الدخول إلى ${quoted(machineName)}.`,
  poolDestination: (machineName, origin, userPoolId) =>
    `ستُرسل أسماء المستخدمين وكلمات المرور الخاصة بالخادم ${quoted(machineName)} إلى ${apart(origin)}، مجمّع المستخدمين ${apart(userPoolId)}.`,
  labels: {
    userPoolId: 'معرّف مجمّع المستخدمين',
    clientId: 'معرّف عميل التطبيق',
    authFlow: 'طريقة تسجيل الدخول',
    cognitoEndpoint: 'نقطة نهاية Cognito',
  },
  flows: {
    USER_SRP_AUTH: 'بكلمة المرور، دون إرسالها: يُرسل إثبات معرفتها فقط (SRP)',
    USER_PASSWORD_AUTH: 'بكلمة المرور، وتُرسل مباشرة: مشفّرة أثناء النقل فقط',
    USER_AUTH: 'بكلمة المرور (دون إرسالها)، أو برمز بدلًا منها إذا أتاح المجمّع ذلك',
  },
  hints: {
    userPoolId: `مثل us-west-2_AbCdEfGhI`,
    cognitoEndpoint: 'للخدمات البديلة فقط. يُترك فارغًا لاستخدام AWS.',
  },
  problems: {
    userPoolId: `يُرجى إدخال معرّف مجمّع مستخدمين، مثل us-west-2_AbCdEfGhI.`,
    clientId: 'يُرجى إدخال معرّف عميل تطبيق تابع للمجمّع: حروف وأرقام فقط.',
    cognitoEndpoint: `يُرجى إدخال عنوان كامل يبدأ بـ ${apart('https://')} (ويُقبل ${apart('http://')} مع localhost فقط)، أو ترك الحقل فارغًا.`,
  },
  keys: {
    userPoolId: `معرّف مجمّع مستخدمين في Cognito، مثل "us-west-2_AbCdEfGhI"`,
    clientId: 'معرّف عميل تطبيق تابع للمجمّع: 128 حرفًا ورقمًا على الأكثر',
    authFlow: `"USER_SRP_AUTH" أو "USER_PASSWORD_AUTH" أو "USER_AUTH"`,
    cognitoEndpoint: FULL_URL,
    disabledFlows: `قائمة بما لا ينبغي أن يتيحه تسجيل الدخول: [ … ]`,
    'disabledFlows[]': `"signUp" أو "forgotPassword" أو "totpSetUp" أو "staySignedIn"`,
    signUpFields: `قائمة بما يطلبه المجمّع من كل حساب جديد: [ … ]`,
    'signUpFields[]': `كائن فيه "attribute"، ويمكن إضافة "label" و"type"`,
    'signUpFields[].attribute': `اسم سمة في المجمّع، مثل "given_name" أو "custom:team"`,
    'signUpFields[].label': 'الاسم الذي تعرضه الصفحة: من 1 إلى 64 حرفًا',
    'signUpFields[].type': `"text" أو "email" أو "tel" أو "date"`,
    userNameIsEmail: 'true أو false',
    sessionDays: 'مدة صلاحية رموز التحديث المميّزة لعميل التطبيق بالأيام: عدد لا يتجاوز 3650',
  },
  checkUp: {
    title: 'استجابة Cognito',
    ends: {
      answers: ({ signInService = '' }) =>
        `مجمّع المستخدمين وعميل التطبيق معروفان لدى ${apart(signInService)}.`,
      rotates: ({ signInService = '' }) =>
        `مجمّع المستخدمين وعميل التطبيق معروفان لدى ${apart(signInService)}. تُستبدل رموز التحديث المميّزة عند كل تجديد.`,
      offline: {
        text: 'لا توجد شبكة على هذا الجهاز.',
        next: 'الاتصال بشبكة، ثم إعادة الفحص.',
      },
      unreachable: {
        text: ({ signInService = '' }) => `لا توجد استجابة من ${apart(signInService)}.`,
        next: 'التحقق من معرّف مجمّع المستخدمين في الإعدادات: منطقته جزء من العنوان. إذا كان صحيحًا، فعلى مسار الاتصال ما يحظره.',
      },
      'unknown-pool': {
        text: 'لا تعرف الخدمة مجمّع المستخدمين.',
        next: 'تصحيح معرّف مجمّع المستخدمين في الإعدادات.',
      },
      'unknown-client': {
        text: 'لا تعرف الخدمة عميل التطبيق.',
        next: 'تصحيح معرّف عميل التطبيق في الإعدادات.',
      },
      'client-secret': {
        text: 'لعميل التطبيق سر عميل، ولا يمكن لأي صفحة ويب أن تحفظه.',
        next: 'إنشاء عميل تطبيق بلا سر في مجمّع المستخدمين، وإدخال معرّفه في الإعدادات.',
      },
      'flow-off': {
        text: 'لا يسمح عميل التطبيق بطريقة تسجيل الدخول هذه.',
        next: 'السماح بها لعميل التطبيق (ALLOW_USER_SRP_AUTH أو ALLOW_USER_PASSWORD_AUTH أو ALLOW_USER_AUTH)، أو اختيار طريقة أخرى في الإعدادات.',
      },
      'no-renewal': {
        text: 'لا يجدّد عميل التطبيق تسجيل الدخول: تُطلب كلمة المرور مرة بعد أخرى.',
        next: 'السماح بالتجديد لعميل التطبيق (ALLOW_REFRESH_TOKEN_AUTH)، أو تفعيل استبدال رموز التحديث المميّزة.',
      },
      blocked: {
        text: 'يحظر جدار حماية (AWS WAF) أمام مجمّع المستخدمين هذه الصفحة أو هذه الشبكة.',
        next: 'تصحيح قواعد قائمة التحكم في الوصول (web ACL) المرتبطة بمجمّع المستخدمين.',
      },
      throttled: {
        text: 'الخدمة تستجيب، لكنها تلقت طلبات كثيرة جدًا.',
        next: 'الانتظار دقيقة، ثم إعادة الفحص.',
      },
      unavailable: {
        text: 'الخدمة تعمل، لكن فيها خطأ.',
        next: 'الانتظار قليلًا ثم إعادة الفحص.',
      },
      'not-cognito': {
        text: ({ signInService = '' }) => `الخدمة التي تستجيب في ${apart(signInService)} ليست Cognito.`,
        next: 'تصحيح نقطة نهاية Cognito في الإعدادات، أو تركها فارغة.',
      },
    },
  },
  signIn: {
    title: 'مجمّع المستخدمين وعميل التطبيق لتسجيل دخولك',
    ends: {
      taken: ({ userPool = '', appClient = '' }) =>
        `يقبل الخادم تسجيل الدخول من مجمّع المستخدمين ${apart(userPool)} وعميل التطبيق ${apart(appClient)}.`,
      'other-pool': {
        text: ({ signedInAt = 'مجمّع مستخدمين آخر', userPool = '' }) =>
          `جرى تسجيل دخولك لدى ${apart(signedInAt)}، لأن عميل التطبيق تابع له. أما هذه الصفحة فمُعدّة من أجل ${apart(userPool)}.`,
        next: 'تصحيح معرّف مجمّع المستخدمين في الإعدادات، أو استخدام عميل تطبيق تابع لذلك المجمّع، ثم تسجيل الدخول من جديد.',
      },
      refused: {
        text: ({ refusal }) =>
          `تم تسجيل دخولك، لكن خدمة تسجيل الدخول لا تجدّده${refusal === undefined ? '' : ` (${apart(refusal)})`}.`,
        next: 'إبلاغ مسؤول الدردشة. يمكن تسجيل الدخول من جديد، أو إعادة المحاولة لاحقًا.',
      },
      unanswered: {
        text: 'تم تسجيل دخولك، لكن خدمة تسجيل الدخول لا تستجيب، ولذلك لا يمكن إثبات هويتك للخادم.',
        next: 'التحقق من الاتصال وإعادة الفحص. إذا استمر ذلك، يلزم إبلاغ مسؤول الدردشة.',
      },
      'not-taken': {
        text: ({ userPool = '', appClient = '' }) =>
          `جرى تسجيل دخولك لدى مجمّع المستخدمين ${apart(userPool)} عبر عميل التطبيق ${apart(appClient)}، وفق إعداد هذه الصفحة، لكن الخادم لا يقبل ذلك.`,
        next: 'مقارنة كليهما بما يقبله الخادم: يجب أن يحدد TVM_USER_POOL_CLIENT_ID عميل التطبيق هذا، وأن تحدد بوابته (أو TVM_USER_POOL_ID) مجمّع المستخدمين هذا.',
      },
    },
  },
};
