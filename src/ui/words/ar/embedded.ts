import type { Dictionary } from '../words.ts';

export const embedded: Dictionary['embedded'] = {
  muteText:
    'ستُخفى عنك الرسائل المكتومة حتى إعادة تحميل هذه الصفحة، دون إبلاغ أصحابها. يمكنك إلغاء الكتم هنا في أي وقت.',
};
