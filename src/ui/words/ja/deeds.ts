import type { Dictionary } from '../words.ts';

export const deeds: Dictionary['deeds'] = {
  react: 'リアクション',
  reply: '返信',
  copy: 'テキストをコピー',
  copied: 'コピーしました',
  edit: '編集',
  delete: '削除',
  actions: 'メッセージの操作',
  changeUnsent: 'この変更は、ほかの人に表示されていない可能性があります。',
  sendFailures: {
    'read-only': '送信できませんでした。このルームは閲覧のみ可能です。',
    limited:
      '送信できませんでした。現在Momentoがメッセージを受け付けていません。しばらくしてから再試行してください。',
    timeout:
      '応答がありません。メッセージが届いたかどうか確認できません。再試行しても二重に送信されることはありません。',
    unreachable: '送信できませんでした。接続がありません。接続が回復すると自動的に送信されます。',
    'signed-out': '送信できませんでした。アクセス権の有効期限が切れました。参加し直してください。',
    rejected: '送信できませんでした。このメッセージはMomentoに拒否されました。',
  },
};
