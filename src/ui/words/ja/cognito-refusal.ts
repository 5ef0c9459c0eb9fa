import type { Dictionary } from '../words.ts';

const TELL = 'このチャットの管理者にお知らせください。';

export const cognitoRefusal: Dictionary['cognitoRefusal'] = {
  wrongCode: {
    sent: 'コードが正しくありません。最後に届いたメッセージのコードを入力するか、コードを再送信してください。',
    message:
      'コードが正しくありません。最後に届いたメッセージのコードを入力するか、前の画面に戻ってもう一度サインインし、新しいコードを受け取ってください。',
    totp: 'コードが正しくありません。アプリに新しいコードが表示されるのを待って、そのコードを入力してください。',
  },
  expiredCode: {
    sent: 'コードの有効期限が切れています。コードを再送信して、新しいコードを入力してください。',
    message:
      'コードの有効期限が切れています。前の画面に戻ってもう一度サインインし、新しいコードを受け取ってください。',
    totp: 'コードの有効期限が切れています。現在アプリに表示されているコードを入力してください。',
  },
  passwordPolicy: (detail) =>
    `このパスワードは、このチャットのルールに合っていません。${detail === '' ? '' : `理由は「${detail}」です。`}別のパスワードを入力してください。`,
  userExists:
    'このユーザー名はすでに使われています。別のユーザー名を入力してください。自分のアカウントの場合は、前の画面に戻ってサインインしてください。',
  addressExists:
    'このメールアドレスまたは電話番号のアカウントがすでにあります。自分のアカウントの場合は、前の画面に戻ってサインインしてください。そうでない場合は、別のものを入力してください。',
  notHere: 'この手順を完了できませんでした',

  person: {
    'wrong-credentials': () => ({
      heading: 'ユーザー名またはパスワードが正しくありません',
      text: 'ユーザー名を確認し、もう一度パスワードを入力してください。',
    }),
    'unknown-user': () => ({
      heading: 'このユーザー名は存在しません',
      text: 'ユーザー名を確認してください。アカウントをお持ちでない場合は、先にアカウントが必要です。',
    }),
    'not-confirmed': () => ({
      heading: 'アカウントの確認が完了していません',
      text: 'アカウントの作成時に届いたコードを入力するか、コードを再送信してください。',
    }),
    'reset-required': () => ({
      heading: 'パスワードの再設定が必要です',
      text: 'このチャットの管理者が再設定を求めています。コードを受け取り、そのコードを使って新しいパスワードを設定してください。',
    }),
    'invalid-input': ({ detail }) => ({
      heading: '入力内容が受け付けられませんでした',
      text: `${says(detail)}入力内容を確認して、もう一度お試しください。`,
    }),
    'more-wanted': () => ({
      heading: '新しいアカウントには、ほかにも必要な項目があります',
      text: '下の不足している項目を入力して、もう一度お試しください。',
    }),
    'password-only': () => ({
      heading: 'ここではパスワードが必要です',
      text: 'このアカウントでは、ほかの方法でサインインできません。前の画面に戻ってパスワードを入力してください。',
    }),
    'passkey-not-given': () => ({
      heading: 'ブラウザーがパスキーを取得できませんでした',
      text: 'キャンセルされたか、このデバイスにこのチャットのパスキーがない可能性があります（どちらなのかは、ブラウザーからはわかりません）。もう一度試すか、前の画面に戻って別の方法を選択してください。',
    }),
    'passkeys-unsupported': () => ({
      heading: 'このブラウザーではパスキーを使用できません',
      text: '最新のブラウザーを使用するか、別の方法でサインインしてください。',
    }),
    'passkey-exists': () => ({
      heading: 'このデバイスにはすでにパスキーがあります',
      text: 'このアカウントのパスキーです。そのままサインインに使用できます。',
    }),
    'passkey-not-supported': () => ({
      heading: 'この種類のパスキーは使用できません',
      text: '別のデバイス、セキュリティキー、またはパスワードマネージャーでお試しください。',
    }),
    'passkey-late': () => ({
      heading: '時間切れになりました',
      text: 'セキュリティのため、パスキーは数分以内に作成する必要があります。もう一度やり直してください。',
    }),
    'passkey-refused': () => ({
      heading: 'パスキーが受け付けられませんでした',
      text: 'アカウントから削除された可能性があります。パスワードまたはコードでサインインしてください。',
    }),
    'session-expired': () => ({
      heading: '時間切れになりました',
      text: 'セキュリティのため、最初からやり直す必要があります。パスワードを入力してください。',
    }),
  },

  operator: {
    disabled: ({ machineName }) => ({
      heading: 'アカウントが無効になっています',
      text: `「${machineName}」にアカウントはありますが、アクセスが許可されていません。このチャットの管理者に、アカウントを有効にするよう依頼してください。`,
    }),
    'invitation-expired': () => ({
      heading: '仮パスワードの有効期限が切れています',
      text: 'このチャットの管理者に、もう一度招待するよう依頼してください。新しい仮パスワードが届きます。',
    }),
    'still-invited': () => ({
      heading: 'パスワードはまだ再設定できません',
      text: '招待時の仮パスワードがまだ変更されていません。前の画面に戻り、そのパスワードでサインインしてください。有効期限が切れている場合は、このチャットの管理者に、もう一度招待するよう依頼してください。',
    }),
    'no-reset-address': () => ({
      heading: 'コードの送信先がありません',
      text: 'アカウントに確認済みのメールアドレスまたは電話番号がありません。このチャットの管理者に、どちらかの確認または新しいパスワードの設定を依頼してください。',
    }),
    blocked: () => ({
      heading: 'サインインサービスのファイアウォールにブロックされました',
      text: `入力内容の問題ではありません。このページ、または使用中のネットワークが拒否されています。${TELL}`,
    }),
    risky: () => ({
      heading: 'アカウント保護のため、サインインサービスが処理を停止しました',
      text: `パスワードが正しくても、攻撃の可能性があると判断されています。${TELL}`,
    }),
    'unknown-client': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `このページに設定されているユーザープールまたはクライアントは存在しません。${TELL}`,
    }),
    'client-secret': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `アプリクライアントに、ウェブページでは秘密にしておけないクライアントシークレットがあります。${TELL}ユーザープールにシークレットのないアプリクライアントを用意し、そのIDをconfig.jsonに設定する必要があります。`,
    }),
    'flow-not-enabled': ({ machineName }) => ({
      heading: `「${machineName}」では、このサインイン方法を使用できません`,
      text: `ユーザープールで、このページに対して無効になっています。${TELL}`,
    }),
    rule: ({ machineName, detail }) => ({
      heading: `「${machineName}」に拒否されました`,
      text: `理由は「${detail}」です。対処方法がわからない場合は、このチャットの管理者にお問い合わせください。`,
    }),
    'trigger-broken': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `サインイン時にユーザープールが実行するプログラム（Lambdaトリガー）が失敗しました。${says(detail)}${TELL}`,
    }),
    undeliverable: ({ detail }) => ({
      heading: 'コードを送信できませんでした',
      text: `${says(detail)}${TELL}`,
    }),
    'pool-setup': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `${says(detail)}${TELL}`,
    }),
    'passkeys-not-here': () => ({
      heading: 'このアドレスではパスキーを使用できません',
      text: `IPアドレスではなく、httpsとホスト名でページを開く必要があります。${TELL}自分のコンピューターで動かしている場合は、「localhost」で開いてください。`,
    }),
    'passkeys-elsewhere': ({ machineName, detail }) => ({
      heading: `「${machineName}」のパスキーは別のウェブサイト用です`,
      text: `「${detail}」専用のため、このページでは使用できません。別の方法でサインインしてください。${TELL}`,
    }),
    unsupported: ({ detail }) => ({
      heading: 'アカウントに必要な機能に、このページが対応していません',
      text: `${detail === '' ? '' : `必要な機能は「${detail}」です。`}再試行しても解決しません。${TELL}`,
    }),
    'set-up-needed': ({ detail }) => ({
      heading: 'アカウントに必要な項目を、ここでは設定できません',
      text: `必要な項目は${namesIn(detail).join('または')}です。このチャットの管理者に設定を依頼してください。`,
    }),
    'not-understood': ({ detail }) => ({
      heading: 'サインインサービスから認識できない応答がありました',
      text: `${detail === '' ? '' : `問題の内容は「${detail}」です。`}${TELL}`,
    }),
    'not-accepted': ({ detail }) => ({
      heading: 'サインインサービスに受け付けられませんでした',
      text: `${says(detail)}入力内容を確認してください。正しい場合は、${TELL}`,
    }),
  },

  time: {
    'too-many-attempts': () => ({
      heading: '試行回数が多すぎます',
      text: '現在、サインインサービスが受け付けを停止しています。数分待ってから、もう一度お試しください。',
    }),
    service: () => ({
      heading: 'サインインサービスで問題が発生しました',
      text: `操作に問題があったわけではありません。しばらく待ってから、もう一度お試しください。解決しない場合は、${TELL}`,
    }),
  },
};

const TO_SET_UP: Readonly<Record<string, string>> = {
  SOFTWARE_TOKEN_MFA: '認証アプリ',
  SMS_MFA: 'コードを受け取る電話番号',
  EMAIL_OTP: 'コードを受け取るメールアドレス',
};

function namesIn(list: string): string[] {
  return list
    .split(', ')
    .map((name) => (Object.hasOwn(TO_SET_UP, name) ? TO_SET_UP[name] : undefined) ?? `「${name}」`);
}

function notSetUp(machineName: string): string {
  return `「${machineName}」が正しく設定されていません`;
}

function says(detail: string): string {
  return detail === '' ? '' : `サインインサービスからのメッセージは「${detail}」です。`;
}
