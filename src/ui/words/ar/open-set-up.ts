import type { Dictionary } from '../words.ts';
import { apart, quoted } from './count.ts';

export const openSetUp: Dictionary['openSetUp'] = {
  title: 'مفتوح: يُدخل الضيوف أسماءهم',
  destination: (machineName, origin) =>
    `سيحصل ضيوف الخادم ${quoted(machineName)} على إذن دخولهم من ${apart(origin)}.`,
};
