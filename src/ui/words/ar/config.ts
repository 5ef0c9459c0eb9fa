import type { Dictionary } from '../words.ts';
import { apart, number, plural } from './count.ts';

const FULL_URL = `عنوان URL يبدأ بـ ${apart('https://')} دون اسم مستخدم أو كلمة مرور (ويُقبل ${apart('http://')} مع localhost فقط)`;
const LINK = `عنوان URL يبدأ بـ ${apart('http://')} أو ${apart('https://')}، أو عنوان نسبي إلى الصفحة`;

export const config: Dictionary['config'] = {
  keys: {
    '': `كائن JSON: { … }`,
    cacheName: 'اسم ذاكرة مؤقتة في Momento: من 1 إلى 64 حرفًا',
    tokenVendingMachines: `قائمة خوادم Token Vending Machine: [ … ]`,
    'tokenVendingMachines[]': `خادم Token Vending Machine: ${apart('{ "name": …, "auth": …, "url": … }')}`,
    'tokenVendingMachines[].name': 'اسم يُختار الخادم به: من 1 إلى 56 حرفًا',
    'tokenVendingMachines[].url': `${FULL_URL}، أو عنوان نسبي إلى الصفحة`,
    'tokenVendingMachines[].verifiedIds': `true أو false: هل المعرّفات التي لا تبدأ بـ ${apart('"guest:"')} أسماء أشخاص سُجّل دخولهم؛ أو "opaque": سُجّل دخولهم، لكن معرّفاتهم ليست أسماء`,
    rooms: `قائمة أسماء غرف: [ … ]`,
    'rooms[]': 'اسم غرفة: من 1 إلى 56 حرفًا',
    momentoHosts: `قائمة أسماء مضيفين: [ … ]`,
    'momentoHosts[]': `اسم مضيف مثل "momentohq.com"، دون ${apart('https://')} ودون منفذ`,
    locked: 'true أو false',
    history: 'true أو false',
    presence: 'true أو false',
    typing: 'true أو false',
    sideOperationsPerSecond: 'عدد أكبر من 0: العمليات في الثانية',
    momentoEndpoint: FULL_URL,
    brand: `صاحب الدردشة: ${apart('{ "title": …, "logo": …, … }')}`,
    'brand.title': 'اسم الدردشة: سطر واحد، من 1 إلى 56 حرفًا',
    'brand.logo': `مسار ملف بجانب الصفحة أو في مكان آخر على مضيفها، دون ${apart('https://')} ودون اسم المضيف`,
    'brand.accent': `لون مثل ${apart('"#0b7a5c"')}، أو لون لكل سمة: ${apart('{ "light": …, "dark": … }')}`,
    'brand.accent.light': `لون مثل ${apart('"#0b7a5c"')}`,
    'brand.accent.dark': `لون مثل ${apart('"#0b7a5c"')}`,
    'brand.welcome': 'نص عادي من سطر واحد أو عدة أسطر: من 1 إلى 500 حرف',
    'brand.imprint': LINK,
    'brand.privacy': LINK,
  },
  taken: {
    'tokenVendingMachines[].name': 'اسم لا يستخدمه خادم آخر',
    'rooms[]': 'غرفة ليست في القائمة',
    'momentoHosts[]': 'مضيف ليس في القائمة',
  },
  oneOf: (keys) => `واحد مما يلي: ${keys.map(apart).join('، ')}`,
  ofKind: (auth, text) => `مع ${apart(`"${auth}"`)}: ${text}`,
  wholeFile: '(الملف كله)',
  yourSettings: 'إعداداتك على هذا الجهاز',
  meaningless: 'مفتاح لا تعرفه هذه الصفحة',
  nothing: 'لا شيء',
  list: (length) =>
    plural(length, {
      zero: 'قائمة فارغة',
      one: 'قائمة من عنصر واحد',
      two: 'قائمة من عنصرين',
      few: `قائمة من ${number(length)} عناصر`,
      many: `قائمة من ${number(length)} عنصرًا`,
      other: `قائمة من ${number(length)} عنصر`,
    }),
  object: 'كائن',
  longText: (start, length) => {
    const text = apart(`"${start}…"`);
    return plural(length, {
      zero: `${text} (لا أحرف)`,
      one: `${text} (حرف واحد)`,
      two: `${text} (حرفان)`,
      few: `${text} (${number(length)} أحرف)`,
      many: `${text} (${number(length)} حرفًا)`,
      other: `${text} (${number(length)} حرف)`,
    });
  },
  status: (status) => `حالة HTTP هي ${status}`,
  noAnswer: 'لا توجد استجابة',
  timeout: 'لا توجد استجابة خلال 10 ثوانٍ',
  resetText:
    'بعض هذه الإعدادات من هذا الجهاز. تؤدي إعادة تعيينها إلى استعادة الإعدادات المنشورة، مع الاحتفاظ بالسمة واللغة.',
  reset: 'إعادة تعيين الإعدادات',
};
