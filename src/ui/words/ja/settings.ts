import type { Dictionary } from '../words.ts';

const FULL_URL = 'https://で始まる完全なURL（http://はlocalhostのみ）';

export const settings: Dictionary['settings'] = {
  heading: '設定',
  close: '閉じる',
  personal: '個人設定',

  appearance: '表示',
  theme: 'テーマ',
  themes: { system: 'デバイスの設定に従う', light: 'ライト', dark: 'ダーク', contrast: 'ハイコントラスト' },
  language: '言語',
  languages: { system: 'ブラウザーの設定に従う' },

  notices: '通知',
  noticesHint: 'このページを開いている間、表示していないルームのメッセージを通知します。',
  noticesAbout: '通知の対象',
  noticesChoices: {
    nothing: 'なし',
    mentions: '自分へのメンション',
    all: 'すべてのメッセージ',
  },
  noticesSound: '音を鳴らす',
  noticesAsked: 'ブラウザーに、このページの通知に関する確認が表示されています。通知を許可してください。',
  noticesBlocked:
    'ブラウザーがこのページの通知をブロックしています。ブラウザーのサイト設定で許可してください。通知を許可しなくても、音は鳴ります。',
  noticesMissing: 'このブラウザーはウェブページからの通知に対応していません。音を鳴らすことはできます。',
  quiet: 'おやすみモード',
  quietFor: {
    off: 'オフ',
    hour: '1時間',
    tomorrow: '朝8時まで',
  },
  quietUntil: (time) => `${time}まで`,

  history: 'メッセージの保存',
  historyKeep: '各ルームの最近のメッセージをこのデバイスに保存する',
  historyHint:
    '今後参加するルームのメッセージを、1ルームにつき最大200件、最長7日間保存します。暗号化されないため、このデバイスを使える人なら誰でも読めます。サインアウトしたとき、この設定をオフにしたとき、またはルームを一覧から削除したときに、保存したメッセージは削除されます。',
  historyForbidden: 'このチャットでは、デバイスへのメッセージの保存が管理者によって許可されていません。',
  historyBlocked:
    'プライベートウィンドウなどのため、このブラウザーではメッセージを保存できません。このページのデータの保存を許可するか、通常のウィンドウで開いてください。',
  historyNotDeleted:
    'メッセージを削除できなかったため、設定は変更されていません。もう一度試すか、ブラウザーの設定でこのサイトのデータを削除してください。',

  people: 'ほかの人に表示する情報',
  peopleChoices: { presence: 'ルームに参加していること', typing: '入力中であること' },
  peopleHint: 'ルームの全員に表示されます。オフにしても、メッセージは送信できます。',

  muted: 'ミュート中の人',
  nobodyMuted: 'ミュートしている人はいません。ミュートするには、その人のメッセージのメニューを使います。',
  mutedHint:
    'ミュート中の人のメッセージは表示されません。ミュートの設定は、解除するかサインアウトするまで、このデバイスに保存されます。',
  mutedPerson: {
    verified: (name) => `${name}（サインイン済み）`,
    guest: (name) => `${name}（ゲスト）`,
    opaque: (name, idTail) => `${name}（ID …${idTail}）`,
    claimed: (name) => `${name}（未確認）`,
  },
  nobody: '名無し',
  unmute: 'ミュート解除',
  unmuteName: (name) => `${name}のミュートを解除`,

  accounts: 'アカウント',

  connection: '接続',
  connectionHint:
    'このページがチャットに接続するための設定です。パスワードを除いてこのデバイスに保存され、公開されている設定より優先されます。',
  locked: 'このページの接続先、キャッシュ、エンドポイントはロックされています。テーマと言語は変更できます。',
  machines: '接続先（Token Vending Machine）',
  noMachine: '接続先がまだないため、誰も参加できません。追加してください。',
  addMachine: '接続先を追加',
  machine: (number) => `接続先${number}`,
  edit: '編集',
  editMachine: (name) => `「${name}」を編集`,
  done: '完了',
  doneWithMachine: (name) => `「${name}」の編集を完了`,
  test: 'テスト',
  testMachine: (name) => `「${name}」をテスト`,
  testing: '問い合わせています…',
  remove: '削除',
  removeMachine: (name) => `「${name}」を削除`,
  auth: '参加方法',
  verifiedIds: {
    label: 'メンバーの名前',
    choices: {
      told: '接続先が保証する場合は確認済み',
      always: '常に確認済み',
      opaque: '未確認（IDのみ確認済み）',
      never: '常に未確認',
    },
  },
  labels: {
    name: '名前',
    url: 'URL',
    cacheName: 'キャッシュ',
    momentoEndpoint: 'Momentoエンドポイント',
  },
  hints: {
    name: '接続先を選択するときに表示される名前です。',
    url: 'https://で始まるURLです。',
  },
  broughtCache: (name) =>
    name === ''
      ? 'トピックをルームとして使用するMomentoキャッシュです。'
      : `空欄にすると、公開されている設定のキャッシュ「${name}」を使用します。`,
  broughtEndpoint: (url) =>
    url === ''
      ? 'プライベートエンドポイントでのみ使用します。空欄にすると、トークンに含まれるエンドポイントを使用します。'
      : `空欄にすると、公開されている設定のエンドポイント${url}を使用します。`,
  problems: {
    name: '1～56文字の名前を入力してください。',
    url: `ユーザー名とパスワードを含まない、${FULL_URL}を入力してください。`,
    cacheName: 'Momentoキャッシュの名前を1～64文字で入力してください。',
    momentoEndpoint: `${FULL_URL}を入力するか、空欄にしてください。`,
  },
  nameTaken: 'この名前は別の接続先で使われています。別の名前を入力してください。',
  save: '保存',
  discard: '変更を破棄',
  savingReloads:
    '保存するとページが再読み込みされます。パスワードを入力していた場合は、もう一度入力が必要です。',
  notKept: {
    heading: 'このブラウザーでは設定を保存できません',
    text: 'プライベートウィンドウなどのためページの保存領域がブロックされているか、空き容量がありません。保存領域の使用を許可するか、通常のウィンドウでページを開いてから、もう一度保存してください。',
  },
  saved: {
    heading: '保存しました',
    text: '変更はページの再読み込み後に反映されます。',
  },
  changedElsewhere: {
    heading: '別のタブで設定が変更されました',
    text: '表示されている内容は最新ではない可能性があります。新しい設定を使用するには、ページを再読み込みしてください。ここに入力した内容は失われます。',
  },
  otherTab: {
    heading: '別のタブで設定が変更されました',
    text: '新しい設定を使用するには、ページを再読み込みしてください。それまでは、このタブは変更前の設定で動作します。',
  },
  reload: '再読み込み',
  later: 'あとで',

  tests: {
    vends: '正常に動作しています。ゲストにトークンが発行されました。',
    'vends-to-anybody':
      '応答はありますが、サインインなしでトークンが発行されました。参加方法を「オープン」にするか、接続先でサインインを必須にしてください。',
    'asks-who': '応答があり、サインインが求められました。正常な動作です。',
    'not-open': '応答はありますが、サインインが必要です。別の参加方法を選択してください。',
    'refuses-page':
      '応答はありますが、このページからは読み取れません。サインインが必要な接続先では、サインインするまでこの状態になることがあります。それ以外の場合は、接続先でこのページのアドレスを許可する必要があります（CORS）。',
    'no-address': '先に、https://で始まる完全なアドレスを入力してください',
    forbidden: '応答はありますが、サインインした人しか参加できません。',
    rejected: '応答はありますが、リクエストが受け付けられません。アドレスを確認してください。',
    throttled: '応答はありますが、混み合っています。しばらくしてからもう一度お試しください。',
    unavailable: '内部エラーが返されました。接続先のログを確認してください。',
    unreachable:
      '応答がありません。アドレスと通信環境を確認してください。このページのセキュリティポリシー（connect-src）によってブロックされている可能性もあります。',
    timeout: '応答に時間がかかりすぎました。',
    malformed: '応答はありますが、Token Vending Machineではありません。アドレスを確認してください。',
  },

  confirmDestinations: {
    heading: '別の場所にデータを送信しますか？',
    confirm: '送信する',
    cancel: '戻る',
  },
  momentoDestination: (origin) => `メッセージとルームへのアクセス情報は${origin}に送信されます。`,
  trust: '送信先を信頼できる場合にのみ続行してください。',

  confirmDiscard: {
    heading: '変更を破棄しますか？',
    text: '接続の設定に、保存されていない変更があります。',
    confirm: '破棄',
    cancel: '編集を続ける',
  },

  checkUp: '接続診断',
  checkUpHint: 'このページからルームまでの各段階を確認し、問題のある箇所を表示します。',
  startCheckUp: '接続診断を開く',

  effective: '適用中の設定',
  effectiveHint: 'すべてのキーと値、およびその値の設定元です。',
  key: 'キー',
  value: '値',
  source: '設定元',
  none: 'なし',
  instead: (color) => `コントラスト不足のため、${color}で表示しています`,
  sources: (source) =>
    source === 'settings' ? 'このデバイスの設定' : source === 'default' ? '既定値' : source,

  reset: 'リセット',
  resetHint:
    'このデバイスに保存されている設定（接続、通知、メッセージの保存、テーマ、言語）を削除し、公開されている設定に戻します。',
  resetAll: 'すべての設定をリセット',
  confirmReset: {
    heading: 'すべての設定をリセットしますか？',
    text: 'このデバイスに保存されている設定（接続、通知、メッセージの保存、テーマ、言語）を削除し、ページを再読み込みします。',
    confirm: 'リセット',
    cancel: 'キャンセル',
  },
};
