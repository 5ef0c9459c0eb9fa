import type { Dictionary } from '../words.ts';

const TELL = 'このチャットの管理者にお知らせください。';

const notUnderstood = ({ machineName }: { readonly machineName: string }) => ({
  heading: `「${machineName}」から認識できない応答がありました`,
  text: '設定されているアドレスがToken Vending Machineのものではない可能性があります。このチャットの管理者に確認を依頼してください。',
});

export const oidcNotice: Dictionary['oidcNotice'] = {
  says: (host, text) => `${host}からのメッセージ: 「${text}」`,
  provider: {
    unreachable: ({ host }) => ({
      heading: `${host}に接続できません`,
      text: `インターネット接続を確認し、もう一度お試しください。ほかのサイトが開ける場合は、サインインページが停止しているか、このページからのリクエストに応答していません。${TELL}`,
    }),
    timeout: ({ host }) => ({
      heading: `${host}の応答に時間がかかっています`,
      text: '通信回線またはサインインページの動作が遅くなっています。しばらく待ってから、もう一度お試しください。',
    }),
    unavailable: ({ host }) => ({
      heading: `${host}で問題が発生しています`,
      text: '現在は誰もサインインできません。しばらく待ってから、もう一度お試しください。',
    }),
    'no-provider': ({ host }) => ({
      heading: `${host}の設定がこのページに合っていません`,
      text: `応答しているのはサインインサービスではないか、必要な機能を備えていません。${TELL}`,
    }),
    'other-issuer': ({ host }) => ({
      heading: `${host}が別の名前で応答しました`,
      text: `このページに設定されているサインインサービスではありません。${TELL}`,
    }),
    refused: ({ host }) => ({
      heading: `${host}でサインインできませんでした`,
      text: 'もう一度お試しください。解決しない場合は、この画面をこのチャットの管理者に見せてください。',
    }),
    unfit: ({ host }) => ({
      heading: `${host}からの応答が正しくありません`,
      text: 'サインインは完了していません。このタブで、もう一度最初からやり直してください。',
    }),
    'no-renewal': ({ host }) => ({
      heading: `${host}でサインインを更新できませんでした`,
      text: 'もう一度サインインしてください。',
    }),
  },
  declined: ({ host }) => ({
    heading: 'サインインしていません',
    text: `${host}のページでサインインが中止されました。サインインするには、もう一度${host}に移動してください。`,
  }),
  machine: {
    forbidden: ({ machineName, host }) => ({
      heading: `「${machineName}」へのアクセスが許可されていません`,
      text: `${host}でのサインインは確認できましたが、このチャットへのアクセス権がありません。このチャットの管理者にアクセス権を依頼してからもう一度サインインするか、別のアカウントでサインインしてください。`,
    }),
    unauthorized: ({ machineName, host }) => ({
      heading: `「${machineName}」でサインインが認められませんでした`,
      text: `${host}にサインインしていますが、接続先の設定と一致していません。発行者、クライアント、トークンの種類が双方で一致しているかどうかと、接続先の時計が正しいかどうかの確認を、このチャットの管理者に依頼してください。`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
  },
  browser: {
    heading: 'このブラウザーではページの情報を保存できません',
    text: 'このままでは、戻ってきたときにサインインを確認できません。このサイトのデータ保存を許可するか、別のウィンドウを使用してください。',
  },
  signedOut: {
    heading: 'このチャットからサインアウトしました',
    text: (host) =>
      `${host}にはサインインしたままです。このブラウザーを使うほかの人が、パスワードなしでサインインできる可能性があります。共有している場合は、そちらからもサインアウトしてください。`,
    button: (host) => `${host}からサインアウト`,
    revocation: {
      trying: (host) =>
        `${host}にまだサインアウトを通知できていません。このページを開いている間は再試行を続けます。`,
      failed: (host) =>
        `${host}にサインアウトを通知できませんでした。このデバイスのサインイン情報は削除されましたが、コピーがあれば、${host}側で期限が切れるまで使用できます。`,
      'not-offered': (host) =>
        `${host}のサインインを、このページから終了することはできません。このデバイスのサインイン情報は削除されましたが、コピーがあれば、${host}側で期限が切れるまで使用できます。`,
    },
  },
};
