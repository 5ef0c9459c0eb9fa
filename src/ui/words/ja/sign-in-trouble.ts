import type { Dictionary } from '../words.ts';

export const signInTrouble: Dictionary['signInTrouble'] = {
  refused: ({ machineName }) => ({
    heading: `「${machineName}」のサインインを更新できませんでした`,
    text: 'サインインサービスが更新を拒否しました。サインアウトはされておらず、入力した内容も失われません。「再試行」を選択するか、もう一度サインインしてください。',
  }),
  unavailable: ({ machineName }) => ({
    heading: `「${machineName}」のサインインサービスを利用できません`,
    text: 'インターネット接続を確認してください。ほかのサイトが開ける場合は、このチャットの管理者にお知らせください。自動的に再試行しています。すぐに試すには「再試行」を選択してください。',
  }),
  tryAgain: '再試行',
  signInAgain: 'もう一度サインイン',
};
