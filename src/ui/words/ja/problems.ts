import type { Dictionary } from '../words.ts';
import { KEEPS_TRYING } from './room.ts';

const ASK = 'このチャットの管理者にお問い合わせください。';

export const problems: Dictionary['problems'] = {
  machine: {
    unauthorized: ({ machineName, isMember }) =>
      isMember
        ? {
            heading: `「${machineName}」でサインインが認められませんでした`,
            text: 'サインインは完了していますが、接続先が受け付けるサインインと、このページの設定が一致していないようです。このチャットの管理者にお知らせください。確認すべき内容は、設定の「接続診断」に表示されます。',
          }
        : {
            heading: `「${machineName}」へのアクセスにはサインインが必要です`,
            text: `サインインしないとアクセスできないように変更されました。アクセス方法については、${ASK}`,
          },
    forbidden: ({ machineName }) => ({
      heading: `「${machineName}」へのアクセスが許可されていません`,
      text: 'このチャットの管理者にアクセス権を依頼してから、「今すぐ再試行」を選択してください。サインインしていてもアクセスできない場合は、ルームから退出し、サインアウトしてからもう一度サインインしてください。',
    }),
    rejected: ({ machineName }) => ({
      heading: `「${machineName}」にリクエストが拒否されました`,
      text: 'ルームから退出し、別の名前で試してください。解決しない場合は、接続先のURLが間違っている可能性があります。このチャットの管理者にお知らせください。',
    }),
    'refuses-this-page': ({ machineName }) => ({
      heading: `「${machineName}」の応答を読み取れません`,
      text: `このネットワークでサインインが必要か、アクセスが許可されなくなったか、接続先がこのページのアドレスを許可していません（CORS）。ルームから退出し、参加し直してください。解決しない場合は、このチャットの管理者にお知らせください。${KEEPS_TRYING}`,
    }),
    throttled: ({ machineName }) => ({
      heading: `「${machineName}」が混み合っています`,
      text: `多くの人が同時に参加しようとしています。${KEEPS_TRYING}`,
    }),
    unavailable: ({ machineName }) => ({
      heading: `「${machineName}」で問題が発生しているか、アクセスが許可されていません`,
      text: `エラーが返されました。アクセス権がない場合にも、このようなエラーになることがあります。続くようであれば、${ASK}${KEEPS_TRYING}`,
    }),
    unreachable: ({ machineName }) => ({
      heading: `「${machineName}」に接続できません`,
      text: `インターネット接続を確認してください。ほかのサイトが開ける場合は、接続先が停止しています。このチャットの管理者にお知らせください。${KEEPS_TRYING}`,
    }),
    timeout: ({ machineName }) => ({
      heading: `「${machineName}」の応答に時間がかかっています`,
      text: `通信回線または接続先の動作が遅くなっています。${KEEPS_TRYING}`,
    }),
    malformed: ({ machineName }) => ({
      heading: `「${machineName}」から認識できない応答がありました`,
      text: `サインインが必要なネットワークから返された可能性があります。そうでない場合は、接続先のURLが間違っている可能性があります。このチャットの管理者にお知らせください。${KEEPS_TRYING}`,
    }),
    closed: () => ({
      heading: '接続が切断されました',
      text: 'ルームから退出し、参加し直してください。',
    }),
  },
  topic: {
    unauthenticated: () => ({
      heading: 'このルームへのアクセス権の有効期限が切れました',
      text: `新しいトークンが必要です。${KEEPS_TRYING}`,
    }),
    'permission-denied': ({ roomName }) => ({
      heading: `「${roomName}」への参加が許可されていません`,
      text: 'ルームから退出して別のルームを試すか、このチャットの管理者にアクセス権を依頼してから「今すぐ再試行」を選択してください。',
    }),
    'not-found': ({ cacheName }) => ({
      heading: `キャッシュ「${cacheName}」は存在しません`,
      text: `Momento Console（console.gomomento.com）で、Token Vending MachineのAPIキーと同じリージョンに「${cacheName}」という名前のキャッシュを作成してから、「今すぐ再試行」を選択してください。`,
    }),
    'limit-exceeded': () => ({
      heading: '現在Momentoが新しいリクエストを受け付けていません',
      text: `Momentoアカウントの上限に達しました。${KEEPS_TRYING}`,
    }),
    'invalid-argument': ({ roomName }) => ({
      heading: `「${roomName}」はMomentoで使用できない名前です`,
      text: 'ルームから退出し、より簡単な名前のルームを試してください。',
    }),
    timeout: () => ({
      heading: 'Momentoの応答に時間がかかっています',
      text: `通信回線またはサービスの動作が遅くなっています。${KEEPS_TRYING}`,
    }),
    unavailable: () => ({
      heading: 'Momentoを利用できません',
      text: `現在、このルームのサービスを利用できません。${KEEPS_TRYING}`,
    }),
    internal: () => ({
      heading: 'Momentoで問題が発生しました',
      text: `操作に問題があったわけではありません。${KEEPS_TRYING}`,
    }),
    unreachable: () => ({
      heading: 'Momentoに接続できません',
      text: `インターネット接続を確認してください。ほかのサイトが開ける場合は、途中でMomentoへの通信が遮断されている可能性があります。${KEEPS_TRYING}`,
    }),
    unknown: () => ({
      heading: 'Momentoへの接続が繰り返し切断されています',
      text: `Momento以外から応答が返されています。プロキシや、サインインが必要なネットワークが原因の可能性があります。${KEEPS_TRYING}`,
    }),
    'bad-token': ({ machineName }) => ({
      heading: `「${machineName}」のトークンはMomentoで使用できません`,
      text: 'Token Vending Machineが発行するトークンの種類が間違っています。このチャットの管理者にお知らせください。',
    }),
    'foreign-host': ({ machineName, host = '' }) => ({
      heading: `「${machineName}」が信頼されていないサーバーを指定しています`,
      text: `トークンの宛先が「${host}」のため、何も送信していません。このチャットの管理者にお知らせください。このサーバーで正しい場合は、config.jsonの"momentoHosts"に追加する必要があります。`,
    }),
    'no-streaming': () => ({
      heading: 'このブラウザーではメッセージを受信できません',
      text: 'ブラウザーが古いため、応答を順次読み取ることができません。ブラウザーを更新するか、別のブラウザーでこのページを開いてください。',
    }),
    'held-back': ({ checkUp }) => ({
      heading: 'このネットワークではメッセージを受信できません',
      text: `Momentoとの間にあるプロキシなどが、ほかの人のメッセージを止めています。自分のメッセージは送信されています。別のネットワークを試してください。${KEEPS_TRYING}${checkUp}`,
    }),
    cancelled: () => ({
      heading: '接続が中断されました',
      text: KEEPS_TRYING,
    }),
  },
  delayed: (checkUp) => ({
    heading: 'このネットワークではメッセージの受信が遅れます',
    text: `Momentoとの間にあるプロキシなどが、数秒ごとにまとめてメッセージを届けています。メッセージは失われないため、このまま会話を続けられます。${checkUp}`,
  }),
  checkUp: 'ネットワークの管理者は、変更が必要な点を設定の「接続診断」で確認できます。',
  muteHeading: (name) => `${name}さんをミュートしますか？`,
  mute: 'ミュート',
  cancel: 'キャンセル',
  deleteHeading: 'このメッセージを削除しますか？',
  delete: '削除',
  keep: 'キャンセル',
  muteReach: {
    verified: (name) => `サインインしている${name}さんをミュートします。`,
    guest: (name) =>
      `ゲストは名前を自由に決められるため、「${name}」という名前のゲスト全員をミュートします。`,
    opaque: () => 'このIDの人をミュートします。名前を変えても解除されません。',
    claimed: (name) => `この名前は確認されていないため、「${name}」を名乗る全員をミュートします。`,
  },
  muteText:
    'ミュートした相手のメッセージは、すべてのルームで表示されなくなります。相手には通知されません。ミュートは、メッセージ一覧または設定からいつでも解除できます。',
  deleteText:
    'このページと、ほかの人が開いている同様のページから消えます。ただし、すでに読まれている可能性があり、このルームに接続しているほかのアプリには表示され続けることがあります。',
  replyingTo: (name) => `返信先: ${name}`,
  replyingToYou: '自分のメッセージに返信',
  cancelReply: '返信をキャンセル',
  editing: 'メッセージを編集中',
  editingHint: 'ほかのアプリには、編集前のテキストが表示され続けることがあります。',
  editGone: 'このメッセージは変更できなくなりました。入力したテキストが必要な場合はコピーしてください。',
  stopEditing: '編集をやめる',
  roleIsUnknown:
    'このページが対応していないロールが割り当てられているため、閲覧のみ可能です。ページを再読み込みすると、新しいバージョンで対応できる場合があります。解決しない場合は、このチャットの管理者にお問い合わせください。',
};
