import type { Facts } from '../../../diagnostics/facts.ts';
import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

const TELL = 'このチャットの管理者にお知らせください';
const AGAIN = 'もう一度診断してください';
const HOLDS_BACK =
  'プロキシの管理者に、応答を受け取りしだい転送するよう設定してもらってください。nginxでは「proxy_buffering off;」です。ほかのプロキシの設定は、このページのソースコードに付属するdocs/proxies.mdに記載されています。ウイルス対策ソフトが原因の場合もあります。';

const TOPIC = {
  unauthenticated: {
    text: 'トークンがMomentoに受け付けられませんでした。',
    next: 'APIキーが削除されたか、別のリージョンのものである可能性があります。Token Vending MachineのAPIキーを確認するよう、このチャットの管理者に依頼してください。',
  },
  'permission-denied': {
    text: 'トークンは有効ですが、この操作は許可されていません。',
    next: `Token Vending Machineが、このページで使用するものとは別のトピックまたはキャッシュのトークンを発行しています。${TELL}。`,
  },
  'not-found': {
    text: 'このページに設定されているキャッシュは存在しません。',
    next: 'Momento Console（console.gomomento.com）で、Token Vending MachineのAPIキーと同じリージョンにキャッシュを作成するか、設定のキャッシュ名を修正してください。',
  },
  'limit-exceeded': {
    text: 'Momentoアカウントの上限に達しました。',
    next: `しばらく待ってから、${AGAIN}。解決しない場合は、Momentoに上限の引き上げを依頼してください。`,
  },
  'invalid-argument': {
    text: 'キャッシュまたはルームの名前がMomentoに受け付けられませんでした。',
    next: '設定で、英数字とハイフンだけの簡単な名前を使用してください。',
  },
  timeout: {
    text: 'Momentoから時間内に応答がありませんでした。',
    next: `通信環境を確認して、${AGAIN}。`,
  },
  unavailable: {
    text: '現在Momentoを利用できません。',
    next: `しばらく待ってから、${AGAIN}。`,
  },
  internal: {
    text: 'Momentoで問題が発生しました。',
    next: `しばらく待ってから、${AGAIN}。解決しない場合は、Momentoのサポートにお問い合わせください。`,
  },
  unreachable: {
    text: 'リクエストに対して、このページで読み取れる応答がありませんでした。',
    next: '途中で通信が遮断されています。コンテンツブロッカーやVPNをオフにするか、別のネットワークから試してください。',
  },
  unknown: {
    text: 'Momento以外から応答がありました。',
    next: `プロキシや、先にサインインが必要なネットワークが原因の可能性があります。ほかのサイトを開いてみてから、${AGAIN}。`,
  },
  'bad-token': {
    text: 'トークンをデコードできません。',
    next: `Token Vending Machineが発行するトークンの種類が間違っています。${TELL}。`,
  },
  'foreign-host': {
    text: ({ momento = '別のサーバー' }: Facts) =>
      `トークンの宛先は${momento}ですが、このページが信頼するサーバーではありません。何も送信していません。`,
    next: `このサーバーで正しい場合は、config.jsonの"momentoHosts"に追加する必要があります。${TELL}。`,
  },
  'no-streaming': {
    text: 'ブラウザーが古いため、応答を順次読み取ることができません。',
    next: 'ブラウザーを更新するか、別のブラウザーでこのページを開いてください。',
  },
  cancelled: {
    text: '相手側から接続が切断されました。',
    next: `${AGAIN}。解決しない場合は、途中にあるプロキシやファイアウォールが長時間の接続を切断している可能性があります。`,
  },
};

const OFFLINE = {
  text: 'このデバイスはネットワークに接続されていません。',
  next: `ネットワークに接続してから、${AGAIN}。`,
};

export const diagnostics: Dictionary['diagnostics'] = {
  intro: 'ルームには表示されないメッセージを数件送信します。所要時間は約10秒です。',
  machine: '接続先（Token Vending Machine）',
  run: '診断を開始',
  stop: '中止',
  copyReport: 'レポートをコピー',
  reportCopied: 'レポートをコピーしました',
  copyByHand: 'このレポートをコピーしてください',
  steps: '診断項目',
  isRunning: '診断しています…',
  result: ({ passed, warning, failed, skipped }) =>
    [
      `正常${number(passed)}件`,
      ...(warning > 0 ? [`警告${number(warning)}件`] : []),
      ...(failed > 0 ? [`失敗${number(failed)}件`] : []),
      ...(skipped > 0 ? [`スキップ${number(skipped)}件`] : []),
    ].join('、'),
  states: {
    pending: '待機中',
    running: '実行中',
    passed: '正常',
    warning: '警告',
    failed: '失敗',
    skipped: 'スキップ',
  },
  next: '対処方法:',
  latencies: ({ count, leastMs, mostMs, medianMs }) =>
    `${number(count)}回の往復: 最短${ms(leastMs)}、中央値${ms(medianMs)}、最長${ms(mostMs)}`,
  step: {
    'machine-reachable': {
      title: 'Token Vending Machineの応答',
      ends: {
        answers: ({ machine = '' }) => `${machine}から応答がありました。`,
        offline: OFFLINE,
        unreachable: {
          text: ({ machine = '' }) => `${machine}から応答がありません。`,
          next: `設定のアドレスと通信環境を確認してください。ほかのサイトが開ける場合は、接続先が停止しているか、途中で通信が遮断されています。${TELL}。`,
        },
        unsendable: {
          text: 'このアドレスにはリクエストを送信できません。',
          next: '設定のアドレスを修正するか、もう一度サインインしてください。',
        },
      },
    },
    'machine-cors': {
      title: 'このページからの応答の読み取り（CORS）',
      ends: {
        readable: 'このページから応答を読み取れます。',
        'refuses-page': {
          text: ({ asksWho }) =>
            asksWho
              ? '応答はありますが、このページからは読み取れません。サインインが認められない場合に、このような応答になることがあります。'
              : '応答はありますが、このページからは読み取れません。',
          next: `サインインしている場合は、もう一度サインインしてください。そうでない場合は、接続先でこのページのアドレスを許可する必要があります（Access-Control-Allow-Originヘッダー）。${TELL}。`,
        },
      },
    },
    'machine-status': {
      title: 'HTTPステータス',
      ends: {
        good: status,
        'asks-who': (facts) => `${status(facts)}サインインが求められました。正常な動作です。`,
        unauthorized: {
          text: (facts) => `${status(facts)}サインインが認められませんでした。`,
          next: `この接続先に（もう一度）サインインしてから、${AGAIN}。サインインが不要な接続先の場合は、設定の参加方法が間違っています。`,
        },
        forbidden: {
          text: (facts) => `${status(facts)}このようなリクエストにはトークンが発行されません。`,
          next: 'このチャットの管理者にアクセス権を依頼してください。全員がこの結果になる場合は、アドレスのパスが間違っている可能性があります。',
        },
        'not-found': {
          text: (facts) => `${status(facts)}このアドレスにToken Vending Machineはありません。`,
          next: '設定のアドレスを修正してください。パス（「/prod/」など）も必要です。',
        },
        rejected: {
          text: (facts) => `${status(facts)}リクエストが受け付けられませんでした。`,
          next: `設定で、この接続先のアドレスと参加方法を確認してください。正しい場合は、${TELL}。`,
        },
        redirected: {
          text: '別のアドレスにリダイレクトされましたが、このページはリダイレクト先に移動しません。',
          next: 'リダイレクト先のアドレスを設定に入力してください。',
        },
        throttled: {
          text: (facts) => `${status(facts)}リクエストが多すぎます。`,
          next: `1分ほど待ってから、${AGAIN}。`,
        },
        unavailable: {
          text: (facts) => `${status(facts)}動作していますが、エラーが発生しています。`,
          next: `接続先のログを確認するか、${TELL}。多くの場合、MomentoのAPIキーが未設定か、間違っているか、削除されています。`,
        },
      },
    },
    'machine-answer': {
      title: '応答の形式',
      ends: {
        token: ({ dialect = 'original' }) => `トークンが返されました（形式: ${DIALECTS[dialect]}）。`,
        'no-token': {
          text: ({ body = 'text' }) => `応答にトークンが含まれていません（${BODIES[body]}）。`,
          next: 'このアドレスはToken Vending Machineのものではありません。設定で修正してください。',
        },
      },
    },
    clock: {
      title: 'このデバイスの時計',
      ends: {
        right: ({ clockAheadSeconds = 0 }, span) =>
          clockAheadSeconds === 0
            ? '接続先の時計と一致しています。'
            : `接続先の時計との差は${tight(span(clockAheadSeconds))}です。`,
        off: {
          text: ({ clockAheadSeconds = 0 }, span) =>
            `接続先の時計より${tight(span(clockAheadSeconds))}${clockAheadSeconds > 0 ? '遅れて' : '進んで'}います。`,
          next: 'デバイスの日付と時刻の設定で、時計の自動設定をオンにしてください。このままでもチャットはできますが、サインインできないことがあり、時刻も正しく表示されません。',
        },
        plausible: '接続先の時刻は不明ですが、トークンの有効期限は妥当です。',
        implausible: {
          text: 'このデバイスの時計では、トークンの有効期限があり得ない日時になります。',
          next: `デバイスの日付と時刻を確認してください。正しい場合は、接続先の日時が間違っています。${TELL}。`,
        },
        untold: 'このページからは接続先の時刻を読み取れません。',
      },
    },
    'token-decodes': {
      title: 'トークンのデコード',
      ends: {
        decodes: ({ momento = '' }) => `トークンの宛先は${momento}です。`,
        'bad-token': TOPIC['bad-token'],
        'foreign-host': TOPIC['foreign-host'],
      },
    },
    'token-life': {
      title: 'トークンの有効期間と権限',
      ends: {
        told: (facts, span) => `有効期間は${tight(span(facts.lifeSeconds))}です。${role(facts)}`,
        untold: (facts) => `有効期限が不明なため、このページがトークンを数分ごとに更新します。${role(facts)}`,
        short: {
          text: (facts, span) => `有効期間が${tight(span(facts.lifeSeconds))}しかありません。${role(facts)}`,
          next: '更新のたびにリクエストが発生するため、Token Vending Machineで有効期間が15分以上のトークンを発行するよう設定してください。',
        },
        'unknown-role': {
          text: role,
          next: 'このページを再読み込みしてください。新しいバージョンで対応している可能性があります。解決しない場合は、このチャットの管理者にお知らせください。',
        },
      },
    },
    'momento-reachable': {
      title: 'Momentoの応答',
      ends: {
        answers: 'トークンに含まれるアドレスから応答がありました。',
        offline: OFFLINE,
        unreachable: {
          text: 'トークンに含まれるアドレスから応答がありません。',
          next: '途中で通信が遮断されている可能性があります。コンテンツブロッカーやVPNをオフにするか、別のネットワークから試してください。設定でMomentoエンドポイントを指定している場合は、それも確認してください。',
        },
      },
    },
    subscribe: {
      title: 'ルームの受信',
      ends: {
        ...TOPIC,
        subscribed: ({ firstFrameMs = 0 }) => `${ms(firstFrameMs)}後に最初の応答がありました。`,
        silent: {
          text: '受信の登録は受け付けられましたが、まだ何も届いていません。',
          next: '「メッセージの往復」の結果を確認してください。正常であれば問題ありません。失敗している場合は、途中にあるプロキシやウイルス対策ソフトがストリームを止めています。',
        },
        'write-only': 'このトークンには書き込み権限はありますが、読み取り権限がありません。',
      },
    },
    publish: {
      title: 'ルームへの送信',
      ends: {
        ...TOPIC,
        published: 'メッセージがMomentoに受け付けられました。',
        'read-only': 'このトークンには読み取り権限はありますが、書き込み権限がありません。',
        'not-allowed': {
          text: 'このトークンには書き込み権限がありません。',
          next: '閲覧のみの利用であれば問題ありません。それ以外の場合は、このチャットの管理者に書き込み権限を依頼してください。',
        },
      },
    },
    'round-trip': {
      title: 'メッセージの往復',
      ends: {
        ...TOPIC,
        measured: trip,
        slow: {
          text: (facts) => `${trip(facts)}通信が遅くなっています。`,
          next: '通信環境を確認してください。また、キャッシュが近くのリージョンにあるかどうかも確認してください。',
        },
        lossy: {
          text: ({ lostCount = 0, latenciesMs = [] }) =>
            `${number(lostCount + latenciesMs.length)}件中${number(lostCount)}件のメッセージが時間内に戻りませんでした。`,
          next: `通信環境を確認して、${AGAIN}。`,
        },
        'no-echo': {
          text: '送信したメッセージが戻りませんでした。',
          next: '途中にあるプロキシやウイルス対策ソフトがストリームを止めています。別のネットワークから試してください。',
        },
        delayed: {
          text: 'Momentoとの間でストリームが滞っています。メッセージがすぐに届かず、数秒ごとにまとめて届きます。',
          next: HOLDS_BACK,
        },
        'held-back': {
          text: 'Momentoとの間でストリームが止められています。送信したものは届きますが、何も戻ってきません。',
          next: `別のネットワークから試してください。${HOLDS_BACK}`,
        },
        'read-only': '書き込み権限がないため測定できません。',
        'write-only': '読み取り権限がないため測定できません。',
      },
    },
  },
  anyStep: {
    timeout: {
      text: '時間内に応答がありませんでした。',
      next: `通信環境を確認して、${AGAIN}。`,
    },
    unexpected: {
      text: 'この項目の診断自体が失敗しました。',
      next: `${AGAIN}。解決しない場合は、「レポートをコピー」を使って報告してください。`,
    },
    'earlier-failed': '前の項目が失敗したため実行していません。',
    'sign-in-first': '先にこの接続先にサインインしてください。',
    'sign-in-fails': 'サインインしていますが、現在サインインサービスで確認できません。',
    stopped: '診断は中止されました。',
  },
};

const DIALECTS = {
  original: 'オリジナルのToken Vending Machine',
  extended: 'このプロジェクトのToken Vending Machine',
  'bare-token': 'トークンのみ',
  'moderated-chat': 'Momentoのモデレーション付きチャット',
  'momento-function': 'Momento Function',
} as const satisfies Record<NonNullable<Facts['dialect']>, string>;

const BODIES = {
  empty: '空、または長すぎる応答',
  'web-page': 'ウェブページ',
  json: '別のデータ',
  text: '別のテキスト',
} as const satisfies Record<NonNullable<Facts['body']>, string>;

const ROLES = {
  'publish-subscribe': '読み取りと書き込みが可能です。',
  'subscribe-only': '読み取りのみ可能です。',
  'publish-only': '書き込みのみ可能です。',
  unknown: 'このページが対応していないロールのため、読み取りのみ行います。',
} as const satisfies Record<NonNullable<Facts['role']>, string>;

function status({ status: code = 0 }: Facts): string {
  return `接続先がステータス${code}を返しました。`;
}

function role({ role: told }: Facts): string {
  return told === undefined ? 'トークンの権限は接続先から示されていません。' : ROLES[told];
}

function trip({ medianMs = 0 }: Facts): string {
  return `半数のメッセージが${ms(medianMs)}以内に戻りました。`;
}

function ms(duration: number): string {
  return `${number(duration >= 10 ? Math.round(duration) : duration)}ミリ秒`;
}

/** `Intl` puts a space between a number and its unit, which a Japanese sentence does not have: "15分". */
function tight(span: string): string {
  return span.replace(/\s/g, '');
}
