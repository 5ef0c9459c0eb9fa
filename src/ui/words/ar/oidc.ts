import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';

export const oidc: Dictionary['oidc'] = {
  heading: (machineName) => `تسجيل الدخول إلى ${quoted(machineName)}`,
  text: (host) => `يجري تسجيل الدخول في صفحة ${apart(host)}، ثم تعود بك إلى هنا.`,
  go: (host) => `الانتقال إلى ${apart(host)}`,
  going: 'جارٍ فتح صفحة تسجيل الدخول…',
  stay: 'إبقاء تسجيل الدخول على هذا الجهاز',
  stayHint: 'لا يُنصح بتفعيله على جهاز يستخدمه آخرون أيضًا.',
  restoring: { heading: 'لحظة من فضلك', text: 'جارٍ التحقق مما إذا كان تسجيل دخولك لا يزال ساريًا…' },
  finishing: { heading: 'لحظة من فضلك', text: 'جارٍ تسجيل دخولك…' },
  page: {
    heading: 'تعذّر تحميل جزء من هذه الصفحة',
    text: 'يُرجى التحقق من الاتصال بالإنترنت وإعادة تحميل الصفحة.',
  },
};
