import type { Dictionary } from '../words.ts';
import { list, number } from './count.ts';

export const cognitoStep: Dictionary['cognitoStep'] = {
  newPassword: '新しいパスワード',
  code: 'コード',
  attributes: {
    email: 'メールアドレス',
    phone_number: '電話番号（国番号を含む）',
    name: '氏名',
    given_name: '名',
    family_name: '姓',
    nickname: 'ニックネーム',
    address: '住所',
    birthdate: '生年月日',
    locale: '言語',
    zoneinfo: 'タイムゾーン',
  },
  missing: {
    userName: 'ユーザー名を入力してください。',
    email: 'メールアドレスを入力してください。',
    password: 'パスワードを入力してください。',
    newPassword: '新しいパスワードを入力してください。',
    code: 'コードを入力してください。',
    attribute: 'この項目も入力してください。',
  },
  reveal: {
    show: { text: '表示', name: 'パスワードを表示' },
    hide: { text: '非表示', name: 'パスワードを非表示' },
  },

  credentials: {
    heading: (machineName) => `「${machineName}」にサインイン`,
    stay: 'サインインしたままにする',
    stayHint: (days) =>
      `サインアウトするまで、すべてのタブで有効です。${days === undefined ? '数週間（通常は30日）' : span(days)}経つと、もう一度サインインが必要になります。自分専用のデバイスでのみ使用してください。`,
    withoutPassword: 'パスワードなしでサインイン',
    forgot: 'パスワードをお忘れですか？',
    signUp: 'アカウントを作成',
  },
  revocation: {
    trying: {
      heading: 'このページからサインアウトしました',
      text: 'サインインサービスにまだ通知できていません。このページを開いたままにすると、最長5分間、再試行を続けます。',
    },
    failed: {
      heading: 'このページからサインアウトしましたが、サインインサービスに通知できませんでした',
      text: 'このブラウザーのサインイン情報は削除されました。それ以前に誰かにコピーされた可能性がある場合は、もう一度サインインして「すべてのデバイスからサインアウト」を選択してください。',
    },
  },
  copy: {
    heading: 'このタブでもう一度サインインしてください',
    text: 'このタブは別のタブの複製です。元のタブではサインインしたままですが、そのサインインをこのタブと共有できなくなりました。',
  },

  newPasswordStep: {
    heading: '自分のパスワードを設定',
    text: 'サインインに使用したパスワードは仮のものです。',
    send: '保存してサインイン',
  },
  chooseFactor: {
    heading: 'あと1ステップです',
    text: 'このアカウントでは、パスワードに加えてコードが必要です。',
    choices: 'コードの受け取り方法',
    factors: { totp: '認証アプリ', sms: 'SMS', email: 'メール' },
    unknown: (names) =>
      `アカウントでは${list(names.map((name) => `「${name}」`))}も使用できますが、このページは対応していません。`,
    send: '次へ',
  },
  codeStep: {
    heading: 'コードを入力',
    totp: '認証アプリを開き、このチャット用に表示されているコードを入力してください。',
    sms: (sentTo) =>
      sentTo === undefined
        ? 'SMSでコードを送信しました。届いたコードを入力してください。'
        : `${sentTo}にSMSでコードを送信しました。届いたコードを入力してください。`,
    email: (sentTo) =>
      sentTo === undefined
        ? 'メールでコードを送信しました。届いたコードを入力してください。届かない場合は、迷惑メールフォルダーを確認してください。'
        : `${sentTo}にメールでコードを送信しました。届いたコードを入力してください。届かない場合は、迷惑メールフォルダーを確認してください。`,
  },
  setUpTotp: {
    heading: '認証アプリを設定',
    text: 'このアカウントでは認証アプリが必要です。アプリでこの画像をスキャンするか、キーをアプリに直接入力し、表示されたコードを入力してください。',
    picture: '認証アプリのカメラで読み取るQRコード（下のキーと同じ内容）',
    key: 'キー',
    copy: 'キーをコピー',
    copied: 'キーをコピーしました',
    open: 'このデバイスのアプリで開く',
    code: 'アプリに表示されたコード',
    send: '完了してサインイン',
  },
  forgotPassword: {
    heading: 'パスワードをお忘れですか？',
    text: 'ユーザー名を入力してください。新しいパスワードを設定するためのコードを、アカウントの連絡先に送信します。',
    send: 'コードを送信',
  },
  resetPassword: {
    heading: '新しいパスワードを設定',
    text: (sentTo) => codeSent(sentTo),
    send: '保存してサインイン',
    again: 'コードを再送信',
    sentAgain: '新しいコードを送信しました。届いたコードを入力してください。',
  },
  signUp: {
    heading: 'アカウントを作成',
    send: 'アカウントを作成',
    sourced: '別のサインイン方法のユーザーと紛らわしい名前です。コロンを除いて入力してください。',
  },
  confirm: {
    heading: 'アカウントを確認',
    text: (sentTo) => codeSent(sentTo),
    send: '確認',
    again: 'コードを再送信',
    sentAgain: '新しいコードを送信しました。届いたコードを入力してください。',
  },

  done: {
    'password-saved': '新しいパスワードは保存されましたが、サインインできませんでした',
    'password-perhaps-saved': '新しいパスワードはすでに保存されている可能性があります',
    'account-made': 'アカウントは作成されましたが、サインインできませんでした',
    'account-confirmed': 'アカウントは確認されましたが、サインインできませんでした',
  },
  doneBut: {
    failed: ({ heading, text }) => `${heading}。${text}`,
    unanswered: 'サインインサービスから応答がなくなりました。パスワードでサインインしてください。',
    perhapsSaved:
      '新しいパスワードでサインインしてください。受け付けられない場合は、以前のパスワードでもう一度サインインしてください。',
  },
};

function span(days: number): string {
  return days >= 2 ? `${number(Math.floor(days))}日` : `${number(Math.max(1, Math.floor(days * 24)))}時間`;
}

function codeSent(sentTo: string | undefined): string {
  return sentTo === undefined
    ? 'コードを送信しました。届いたコードを入力してください。'
    : `${sentTo}にコードを送信しました。届いたコードを入力してください。`;
}
