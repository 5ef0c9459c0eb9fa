import type { Dictionary } from '../words.ts';

const WHAT = { userName: 'ユーザー名', password: 'パスワード' };
const AGAIN = 'もう一度パスワードを入力してください。';

const notUnderstood = (machineName: string) => ({
  heading: `「${machineName}」から認識できない応答がありました`,
  text: '設定されているアドレスがToken Vending Machineのものではない可能性があります。このチャットの管理者に確認を依頼してください。',
});

export const lambda: Dictionary['lambda'] = {
  problems: {
    empty: (field) => `${WHAT[field]}を入力してください。`,
    'not-latin-1': (field) =>
      `この${WHAT[field]}には、送信できない文字が含まれています。使用できるのは西ヨーロッパ言語の文字だけです。キーボードの入力モードを確認するか、別の${WHAT[field]}の発行を依頼してください。`,
    'control-characters': (field) =>
      `この${WHAT[field]}には、送信できない文字が含まれています。貼り付けずに、キーボードで入力してください。`,
    'outer-space': (field) =>
      `この${WHAT[field]}の先頭または末尾にあるスペースは、送信時に失われます。スペースを削除するか、別の${WHAT[field]}の発行を依頼してください。`,
  },
  failures: {
    unauthorized: () => ({
      heading: 'ユーザー名またはパスワードが正しくありません',
      text: `ユーザー名を確認し、${AGAIN}`,
    }),
    forbidden: (machineName) => ({
      heading: `「${machineName}」へのアクセスが許可されていません`,
      text: `アカウントは存在しますが、アクセス権がありません。このチャットの管理者にアクセス権を依頼してから、${AGAIN}`,
    }),
    throttled: (machineName) => ({
      heading: `「${machineName}」が混み合っています`,
      text: `試行回数が多すぎます。しばらく待ってから、${AGAIN}`,
    }),
    unreachable: (machineName) => ({
      heading: `「${machineName}」に接続できません`,
      text: `インターネット接続を確認してから、${AGAIN}ほかのサイトが開ける場合は、接続先が停止しています。このチャットの管理者にお知らせください。`,
    }),
    timeout: (machineName) => ({
      heading: `「${machineName}」の応答に時間がかかっています`,
      text: `通信回線または接続先の動作が遅くなっています。しばらく待ってから、${AGAIN}`,
    }),
    unavailable: (machineName) => ({
      heading: `「${machineName}」で問題が発生しています`,
      text: `接続先は動作していますが、現在は誰もアクセスできません。しばらく待ってから、${AGAIN}`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
    closed: notUnderstood,
  },
  refusesThisPage: (machineName) => ({
    heading: `「${machineName}」の応答を読み取れませんでした`,
    text: 'ユーザー名とパスワードを確認してください。間違っている場合に、このような応答になることがあります。どちらも正しい場合は、接続先がこのページのアドレスを許可していません（CORS）。このチャットの管理者にお知らせください。',
  }),
};
