import type { Dictionary } from '../words.ts';
import { quoted } from './count.ts';

export const signInTrouble: Dictionary['signInTrouble'] = {
  refused: ({ machineName }) => ({
    heading: `لا تجدّد خدمة تسجيل الدخول للخادم ${quoted(machineName)} تسجيل دخولك`,
    text: 'لم يُسجَّل خروجك، وما كتبته محفوظ. يُرجى اختيار «إعادة المحاولة» أو تسجيل الدخول من جديد.',
  }),
  unavailable: ({ machineName }) => ({
    heading: `خدمة تسجيل الدخول للخادم ${quoted(machineName)} غير متاحة`,
    text: 'يُرجى التحقق من الاتصال بالإنترنت. إذا كانت المواقع الأخرى تعمل، فيُرجى إبلاغ مسؤول الدردشة. تواصل الصفحة المحاولة، ويمكن اختيار «إعادة المحاولة» للمحاولة فورًا.',
  }),
  tryAgain: 'إعادة المحاولة',
  signInAgain: 'تسجيل الدخول من جديد',
};
