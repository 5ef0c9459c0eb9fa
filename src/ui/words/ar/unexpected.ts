import type { Dictionary } from '../words.ts';

export const unexpected: Dictionary['unexpected'] = {
  heading: 'حدث خطأ في هذه الصفحة',
  whatToDo:
    'لست السبب في ذلك. يُرجى إعادة تحميل الصفحة. إذا تكرر الخطأ، فيُرجى نسخ هذا النص وإرساله إلى مسؤول الصفحة:',
  copy: 'نسخ',
  copied: 'تم النسخ',
  close: 'إغلاق',
};
