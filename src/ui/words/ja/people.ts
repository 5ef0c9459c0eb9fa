import type { Dictionary } from '../words.ts';

export const people: Dictionary['people'] = {
  heading: 'このルームの参加者',
  here: '現在の参加者',
  seen: 'これまでの参加者',
  lastSeen: (when) => `最終アクセス: ${when}`,
  you: '自分',
  nobody: 'ほかの参加者はまだ確認できていません。',
  hint: '参加した人と、メッセージを送信した人が表示されます。閲覧しているだけの人は表示されないことがあります。',
  hidden: '自分がいることは、メッセージを送信したときにだけほかの人に表示されます。',
  close: '閉じる',
};
