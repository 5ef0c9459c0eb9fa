import type { Dictionary } from '../words.ts';

export const cognitoPasskey: Dictionary['cognitoPasskey'] = {
  heading: (machineName) => `「${machineName}」のパスキー`,
  text: 'パスキーを使うと、パスワードを入力せずに、指紋、顔、PIN、またはセキュリティキーでサインインできます。',
  signedOut: 'サインアウトしています。パスキーを表示するには、サインインしてください。',
  reading: 'パスキーを読み込んでいます…',
  readAgain: '再試行',
  none: 'パスキーはまだありません。',
  unnamed: 'パスキー',
  added: (date) => `${date}に追加`,
  elsewhere: (website) => `「${website}」専用のため、このページでは使用できません`,
  add: 'パスキーを追加',
  adding: 'パスキーの作成を待っています…',
  isAdded: 'パスキーを保存しました。次回は「パスワードなしでサインイン」を選択してください。',
  delete: '削除',
  deleteNamed: (name) => `「${name}」を削除`,
  isDeleted: 'パスキーを削除しました。',
  question: (name) => ({
    heading: `「${name}」を削除しますか？`,
    text: 'このパスキーではサインインできなくなります。削除後もデバイスやパスワードマネージャーに候補として表示される場合は、そちらからも削除してください。',
    confirm: '削除',
    cancel: 'キャンセル',
  }),
  failures: {
    'passkey-not-given': {
      heading: 'パスキーは作成されませんでした',
      text: 'キャンセルされたか、このデバイスではパスキーを作成できない可能性があります（どちらなのかは、ブラウザーからはわかりません）。もう一度試すか、別のデバイスを使用してください。',
    },
    'session-expired': {
      heading: 'サインインの有効期限が切れました',
      text: '設定を閉じてもう一度サインインしてから、この画面に戻ってください。',
    },
    'too-many-attempts': {
      heading: '現在サインインサービスが受け付けていません',
      text: 'パスキーの数がアカウントの上限に達しているか、試行回数が多すぎる可能性があります。不要なパスキーを削除するか、数分待ってからもう一度お試しください。',
    },
  },
};
