import type { Dictionary } from '../words.ts';
import { apart } from './count.ts';

export const people: Dictionary['people'] = {
  heading: 'الأشخاص في هذه الغرفة',
  here: 'هنا الآن',
  seen: 'ظهروا سابقًا',
  lastSeen: (when) => `آخر ظهور: ${apart(when)}`,
  you: 'أنت',
  nobody: 'لم يظهر أحد غيرك بعد.',
  hint: 'يُدرج الأشخاص بعد انضمامهم أو كتابتهم شيئًا. وقد لا يظهر من يكتفي بالقراءة.',
  hidden: 'لا يظهر وجودك هنا للآخرين إلا عند كتابتك شيئًا.',
  close: 'إغلاق',
};
