import type { Dictionary } from '../words.ts';

export const update: Dictionary['update'] = {
  heading: 'يتوفر إصدار جديد',
  text: 'يمكن إعادة التحميل في أي وقت مناسب، وستبقى مسوداتك. وإلا فسيُستخدم الإصدار الجديد تلقائيًا بعد إغلاق جميع علامات تبويب هذه الدردشة.',
  reload: 'إعادة التحميل',
  later: 'لاحقًا',
};
