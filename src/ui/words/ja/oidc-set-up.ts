import type { Dictionary } from '../words.ts';

export const oidcSetUp: Dictionary['oidcSetUp'] = {
  title: 'OpenID Connect（独自のサインインページ）',
  machineDestination: (machineName, origin) =>
    `「${machineName}」でサインインした人のトークンは${origin}に送信されます。`,
  providerDestination: (machineName, origin) =>
    `「${machineName}」にサインインするときは${origin}に移動し、サインインの更新もそこで行われます。`,
  labels: {
    issuer: '発行者（Issuer）',
    clientId: 'クライアントID',
    scopes: 'スコープ',
    token: '接続先に送るトークン',
    signOut: 'プロバイダーからのサインアウト',
    formPrompt: 'サインアウト後のサインイン',
  },
  hints: {
    issuer: 'プロバイダーが発行者（issuer）として示すアドレス。「/.well-known/…」は含めません。',
    scopes:
      'スペースで区切ります。空欄にすると、openid profileと、プロバイダーが対応している場合はoffline_accessを使用します。',
  },
  tokens: { id: 'IDトークン', access: 'アクセストークン' },
  signOuts: {
    standard: 'OpenID Connectの標準方式',
    'managed-login': 'Cognitoマネージドログインの方式',
    none: '行わない',
  },
  prompts: { login: 'もう一度パスワードを求める', select_account: 'アカウントの選択を求める' },
  problems: {
    issuer: 'https://で始まる完全なアドレスを入力してください。',
    clientId: 'プロバイダーに表示されるクライアントIDを入力してください。',
    scopes: 'スコープをスペース1つで区切って入力してください。',
  },
  keys: {
    issuer: 'https://で始まるアドレス（例: "https://login.example.com/tenant"）',
    clientId: 'プロバイダーに表示されるパブリッククライアントのID',
    scopes: 'スペース1つで区切ったスコープ（例: "openid profile offline_access"）',
    token: '"id"または"access"',
    audience: 'プロバイダーで接続先を表す識別子（512文字以内の表示可能な文字）',
    resource: 'プロバイダーで接続先を表す識別子（512文字以内の表示可能な文字）',
    prompt: 'プロバイダーでの確認方法（例: "consent"）',
    domainHint: '最初に表示するサインインページのドメイン（例: "example.com"）',
    identityProvider: 'プロバイダーが利用する外部プロバイダーの名前（例: "Google"）',
    origins: '発行者のほかにプロバイダーへの問い合わせに使う、https://で始まるアドレスのリスト',
    'origins[]': 'https://で始まるアドレス',
    signOut: '"standard"、"managed-login"または"none"',
    formPrompt: '"login"または"select_account"',
  },
  provider: {
    title: 'プロバイダーの応答',
    ends: {
      answers: ({ redirectAddress = '' }) =>
        `このページに応答し、クライアントも登録されています。登録されているリダイレクト先が次のアドレスと一致することを確認してください: ${redirectAddress}`,
      offline: {
        text: 'このデバイスはネットワークに接続されていません。',
        next: 'ネットワークに接続してから、もう一度診断してください。',
      },
      unreachable: {
        text: ({ signInService = '' }) => `${signInService}から、このページで読み取れる応答がありません。`,
        next: '設定の発行者を確認してください。正しい場合は、プロバイダーで、Discoveryドキュメントとトークンエンドポイントに対してこのページのオリジンを許可してください（CORS）。',
      },
      unavailable: {
        text: 'プロバイダーは動作していますが、エラーが発生しています。',
        next: 'しばらく待ってから、もう一度診断してください。',
      },
      'no-provider': {
        text: ({ signInService = '' }) =>
          `${signInService}で応答しているのはOpenIDプロバイダーではないか、必要な機能を備えていません。`,
        next: '設定の発行者を修正してください。「/.well-known/openid-configuration」より前の部分のアドレスです。',
      },
      'other-issuer': {
        text: 'プロバイダーが、設定と異なる発行者として応答しました。',
        next: 'Discoveryドキュメントに記載されているとおりに発行者を入力してください。',
      },
      'unlisted-origin': {
        text: ({ missingOrigin = '' }) =>
          `プロバイダーは${missingOrigin}も使用しますが、このページからは接続が許可されていません。`,
        next: 'このアドレスをconfig.jsonの"origins"に追加し、「npm run headers」でセキュリティポリシーを生成し直してください。',
      },
      'client-refused': {
        text: ({ refusal = '' }) =>
          `クライアントが登録されていないか、ウェブページでは秘密にしておけないシークレットが求められています（${refusal}）。`,
        next: '設定のクライアントIDを確認してください。プロバイダーでは、シークレットを持たないパブリッククライアント（シングルページアプリケーション）として登録する必要があります。',
      },
      'refuses-otherwise': {
        text: ({ refusal = '', redirectAddress = '' }) =>
          `テスト用の無効なコードは拒否されましたが、想定と異なる応答でした（${refusal}）。登録されているリダイレクト先が次のアドレスと一致することを確認してください: ${redirectAddress}`,
        next: 'サインインを試してください。サインインできれば、対処は不要です。',
      },
    },
  },
  signIn: {
    title: '接続先でのサインインの確認',
    ends: {
      taken: '現在のサインインが認められました。',
      'other-provider': {
        text: '設定とは別のプロバイダーでサインインしています。',
        next: 'サインアウトしてから、もう一度サインインしてください。',
      },
      'not-taken': {
        text: 'このプロバイダーでサインインしていますが、接続先に認められませんでした。',
        next: '発行者、audience（クライアントID）、トークンの種類を接続先の設定と比較し、接続先の時計も確認してください。',
      },
      refused: {
        text: ({ refusal = '' }) => `プロバイダーがサインインの更新を拒否しました（${refusal}）。`,
        next: 'サインアウトしてから、もう一度サインインしてください。解決しない場合は、プロバイダーのクライアント設定を確認してください。',
      },
      unanswered: {
        text: 'プロバイダーから応答がないため、サインインを更新できません。',
        next: '1つ前の項目を確認してください。',
      },
    },
  },
};
