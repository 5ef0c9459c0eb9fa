import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

export const reactions: Dictionary['reactions'] = {
  reactions: 'リアクション',
  choice: 'リアクションを選択',
  names: {
    '👍': 'いいね',
    '❤️': 'ハート',
    '😂': '大笑い',
    '😮': '驚き',
    '😢': '悲しみ',
    '🎉': 'お祝い',
  },
  count: (count) => number(count),
  failed: 'リアクションを送信できませんでした。もう一度選択すると再試行します。',
  people: (count) => `${number(count)}人`,
  guests: (count) => `ゲスト${number(count)}人`,
  peopleAndGuests: (people, guests) => `${people}と${guests}`,
  others: (count) => `ほか${number(count)}人`,
  by: (name, who) => `${name}: ${who}`,
};
