import type { Dictionary } from '../words.ts';

export const people: Dictionary['people'] = {
  heading: 'このルームの人',
  here: '参加中',
  seen: '以前の参加者',
  lastSeen: (when) => `最終確認：${when}`,
  you: '自分',
  nobody: 'ほかの人はまだ確認されていません。',
  hint: '参加した人やメッセージを書いた人が表示されます。読んでいるだけの人は表示されないことがあります。',
  hidden: '自分がここにいることは、メッセージを書いたときだけほかの人に表示されます。',
  close: '閉じる',
  typing: (name) => `${name}さんが入力中…`,
  twoTyping: (first, second) => `${first}さんと${second}さんが入力中…`,
  severalTyping: '複数の人が入力中…',
};
