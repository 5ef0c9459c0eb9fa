import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

export const KEEPS_TRYING = '自動的に再試行しています。すぐに試すには「今すぐ再試行」を選択してください。';

export const room: Dictionary['room'] = {
  rooms: (unread) => (unread === 0 ? 'ルーム' : `ルーム（新着メッセージ${number(unread)}件）`),
  toMessages: 'メッセージへ移動',
  people: '参加者',
  search: '検索',
  searchAndKeys: '検索（Ctrl+Shift+F）',
  leave: '退出',
  leaveAnyway: '退出する',
  stay: '退出しない',
  unsentHeading: (count) => `未送信のメッセージが${number(count)}件あります`,
  unsentText: '今退出すると、未送信のメッセージは失われます。退出せずにお待ちいただくと送信されます。',

  copyInviteLink: '招待リンクをコピー',
  linkCopied: 'リンクをコピーしました',
  copyThisLink: 'このリンクをコピーしてください',

  message: 'メッセージ',
  send: '送信',
  saveEdit: '保存',
  byteCount: (count, limit) => `${number(count)} / ${number(limit)}バイト`,
  tooLong: (excessBytes) =>
    `${number(excessBytes)}バイト超過しています。短くするか、分けて送信してください。`,
  readOnly: 'このルームは閲覧のみ可能です。投稿するには、このチャットの管理者に権限を依頼してください。',

  live: 'オンライン',
  liveReadOnly: 'オンライン（閲覧のみ）',
  delayed: 'メッセージの受信が遅れています',
  sendsOnly: '送信のみ可能',
  connecting: '接続中',
  reconnecting: '再接続中',
  offline: 'オフライン',
  underWay: '…',
  retryIn: (seconds) => `（${seconds}秒後に再試行）`,
  nextTryIn: (seconds) => `（${seconds}秒後に再試行）`,
  notConnected: '未接続',
  signInAgain: 'サインインが必要です',
  closed: '接続を終了しました',

  unreachable: { heading: 'ルームに接続できません', text: KEEPS_TRYING },
  retryNow: '今すぐ再試行',
  identityLost: {
    heading: 'サインインが無効になりました',
    text: '表示中のメッセージは引き続き読めます。会話を続けるには、もう一度サインインしてください。入力した内容は失われません。',
  },
  notLetIn: '参加が許可されるまで投稿できません。',
  signIn: 'サインイン',
};
