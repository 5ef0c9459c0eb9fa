import type { Dictionary } from '../words.ts';
import { number, plural, quoted } from './count.ts';

export const join: Dictionary['join'] = {
  welcome: 'مرحبًا! تبدأ الدردشة باختيار غرفة وإلقاء التحية.',
  ways: 'طريقة الدخول',
  room: 'الغرفة',
  userName: 'اسمك',
  join: 'انضمام',
  joining: 'جارٍ الانضمام…',
  signedIn: (machineName) => `تم تسجيل دخولك إلى ${quoted(machineName)}.`,
  signOut: 'تسجيل الخروج',
  settings: 'الإعدادات',
  noRoom: 'يُرجى إدخال اسم غرفة.',
  noUserName: 'يُرجى إدخال الاسم الذي سيظهر للآخرين.',
  tooLong: (maxLength) =>
    plural(maxLength, {
      zero: 'طويل جدًا: لا يُسمح بأي حرف.',
      one: 'طويل جدًا: الحد الأقصى حرف واحد.',
      two: 'طويل جدًا: الحد الأقصى حرفان.',
      few: `طويل جدًا: الحد الأقصى ${number(maxLength)} أحرف.`,
      many: `طويل جدًا: الحد الأقصى ${number(maxLength)} حرفًا.`,
      other: `طويل جدًا: الحد الأقصى ${number(maxLength)} حرف.`,
    }),
  comma: (first, second) => `${first}، ${second}`,
  sentences: (first, second) => `${first} ${second}`,
  incomplete: 'تعذّر تحميل جزء من هذه الصفحة',
  whatToDo:
    'ربما انقطع الاتصال بالإنترنت، أو جرى تحديث الصفحة. تكفي إعادة التحميل للمتابعة، وسيبقى ما كتبته محفوظًا.',
  reload: 'إعادة التحميل',
};
