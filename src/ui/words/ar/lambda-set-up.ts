import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';

export const lambdaSetUp: Dictionary['lambdaSetUp'] = {
  title: 'اسم مستخدم وكلمة مرور',
  destination: (machineName, origin) =>
    `ستُرسل أسماء المستخدمين وكلمات المرور الخاصة بالخادم ${quoted(machineName)} إلى ${apart(origin)}.`,
};
