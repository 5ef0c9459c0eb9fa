import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

export const search: Dictionary['search'] = {
  search: 'このルームを検索',
  hint: 'このページに読み込まれているメッセージを検索します。',
  older: '前の検索結果（古いメッセージ）',
  newer: '次の検索結果（新しいメッセージ）',
  close: '検索を閉じる',
  place: (place, count) => `${number(place)} / ${number(count)}件`,
  placeSoFar: (place, count) => `${number(place)} / ${number(count)}件（検索中）`,
  searching: '検索しています…',
  none: '見つかりませんでした',
  date: '日付に移動',
  noneSince: 'この日以降のメッセージはありません',
  save: 'テキストで保存',
  saved: (count) => `${number(count)}行を保存しました`,
};
