import type { Dictionary } from '../words.ts';

export const signIn: Dictionary['signIn'] = {
  userName: 'اسم المستخدم',
  password: 'كلمة المرور',
  signIn: 'تسجيل الدخول',
  signingIn: 'جارٍ تسجيل الدخول…',
  elsewhere: {
    heading: 'تم تسجيل خروجك في علامة تبويب أخرى',
    text: 'أدى ذلك إلى تسجيل خروجك هنا أيضًا. يُرجى تسجيل الدخول للمتابعة.',
  },
  again: {
    heading: 'تسجيل الدخول من جديد',
    text: 'لم يعد تسجيل دخولك مقبولًا، أو لا يمكن تجديده، أو أوشك على الانتهاء. يُرجى تسجيل الدخول من جديد للمتابعة في هذه الغرفة.',
  },
};
