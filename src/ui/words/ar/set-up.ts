import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

const CORRECT = 'يُرجى تصحيح ما يرد هنا، ثم إعادة تحميل الصفحة.';

export const setUp: Dictionary['setUp'] = {
  noMachine: {
    heading: 'بقيت خطوة واحدة',
    text: 'لا يوجد لهذه الصفحة خادم Token Vending Machine بعد، وهو الخدمة التي تتيح الدخول. يمكن إضافته بإحدى طريقتين، أو من الإعدادات لهذا الجهاز فقط.',
  },
  withoutBuild: 'دون إعادة بناء الصفحة',
  configFile: 'يوضع ما يلي في الملف `config.json` بجوار الصفحة، مع عنوان URL لخادمك واسم الذاكرة المؤقتة:',
  example: 'مثال على config.json',
  whenBuilding: 'عند بناء الصفحة',
  variables:
    'يُعيَّن المتغيران `VITE_TOKEN_VENDING_MACHINE_URL` و`VITE_MOMENTO_CACHE_NAME`، في `.env.local` مثلًا، ثم يعاد بناء الصفحة.',
  thenReload: 'بعد ذلك تلزم إعادة تحميل هذه الصفحة. لتجربة الدردشة دون حساب: `npm run dev`.',

  wrong: (count) => ({
    heading: 'إعداد هذه الصفحة غير صحيح',
    text: plural(count, {
      zero: 'لا توجد إعدادات غير صحيحة. تكفي إعادة تحميل الصفحة.',
      one: `يوجد إعداد واحد غير صحيح. ${CORRECT}`,
      two: `يوجد إعدادان غير صحيحين. ${CORRECT}`,
      few: `توجد ${number(count)} إعدادات غير صحيحة. ${CORRECT}`,
      many: `يوجد ${number(count)} إعدادًا غير صحيح. ${CORRECT}`,
      other: `يوجد ${number(count)} إعداد غير صحيح. ${CORRECT}`,
    }),
  }),
  unreadable: {
    heading: 'تتعذّر قراءة إعدادات هذه الصفحة',
    text: 'يُرجى التحقق من الاتصال بالإنترنت. إذا كانت هذه الشبكة تشترط تسجيل الدخول إليها، فيُرجى تسجيله من أي موقع آخر، ثم إعادة تحميل الصفحة. إن لم يفد ذلك، فيُرجى إبلاغ مسؤول الدردشة بما يرد هنا.',
  },
  source: 'الموضع',
  found: 'الموجود',
  expected: 'المتوقع',
};
