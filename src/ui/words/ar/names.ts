import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';

export const names: Dictionary['names'] = {
  contains: (character, what) => `يحتوي الاسم على ${apart(character)}، ${what}.`,
  what: {
    direction: 'وهو حرف يغيّر اتجاه النص',
    invisible: 'وهو حرف غير مرئي',
    joiner: 'وهو حرف غير مرئي في هذا الموضع',
    variation: 'وهو حرف لا يُرى بمفرده',
    control: 'وهو حرف تحكّم',
    surrogate: 'وهو نصف حرف',
    'private-use': 'وهو حرف لا يمكن للآخرين قراءته',
    unassigned: 'وهو حرف غير معروف هنا',
    space: 'وهو مسافة ليست مسافة مفردة بين كلمتين',
    mark: 'وهو حركة أو علامة لا يصح أن تقع في هذا الموضع',
    form: 'وهو حرف يمكن كتابته بطريقة أخرى لها الشكل نفسه',
  },
  reserved: `يشبه الاسم علامة الضيوف، ${quoted('guest:')}.`,
  empty: 'الاسم فارغ.',
  tooLong: 'الاسم طويل جدًا.',
  typeAnother: 'يُرجى كتابته دون ذلك.',
  cannotBeTold: (userName) => ({
    heading: `لا يمكن الدخول بالاسم ${quoted(userName)}`,
    whatToDo: 'قد يظن الآخرون أنك شخص آخر. يُرجى طلب اسم مستخدم آخر من مسؤول الدردشة.',
  }),
};
