import type { Dictionary } from '../words.ts';

const AGAIN = 'もう一度診断してください';
const FULL_URL = 'ユーザー名とパスワードを含まない、https://で始まるURL（http://はlocalhostのみ）';

export const cognitoSetUp: Dictionary['cognitoSetUp'] = {
  title: 'Amazon Cognito',
  machineDestination: (machineName, origin) =>
    `「${machineName}」にサインインした人の情報は、${origin}に送信されます。`,
  poolDestination: (machineName, origin, userPoolId) =>
    `「${machineName}」のユーザー名とパスワードは${origin}（ユーザープール${userPoolId}）に送信されます。`,
  labels: {
    userPoolId: 'ユーザープールID',
    clientId: 'アプリクライアントID',
    authFlow: 'サインイン方法',
    cognitoEndpoint: 'Cognitoエンドポイント',
  },
  flows: {
    USER_SRP_AUTH: 'パスワード（証明のみを送信、SRP）',
    USER_PASSWORD_AUTH: 'パスワード（そのまま送信、通信経路でのみ暗号化）',
    USER_AUTH: 'パスワード（証明のみを送信）、またはパスワード不要のコード（ユーザープールが対応する場合）',
  },
  hints: {
    userPoolId: '例: us-west-2_AbCdEfGhI',
    cognitoEndpoint: '代替サービスでのみ使用します。空欄にするとAWSを使用します。',
  },
  problems: {
    userPoolId: 'ユーザープールのIDを入力してください（例: us-west-2_AbCdEfGhI）。',
    clientId: 'ユーザープールのアプリクライアントIDを英数字で入力してください。',
    cognitoEndpoint: 'https://で始まる完全なURL（http://はlocalhostのみ）を入力するか、空欄にしてください。',
  },
  keys: {
    userPoolId: 'CognitoユーザープールのID（例: "us-west-2_AbCdEfGhI"）',
    clientId: 'ユーザープールのアプリクライアントのID（128文字以内の英数字）',
    authFlow: '"USER_SRP_AUTH"、"USER_PASSWORD_AUTH"または"USER_AUTH"',
    cognitoEndpoint: FULL_URL,
    disabledFlows: 'サインイン時に提供しない機能のリスト: [ … ]',
    'disabledFlows[]': '"signUp"、"forgotPassword"、"totpSetUp"または"staySignedIn"',
    signUpFields: 'ユーザープールが新しいアカウントに求める項目のリスト: [ … ]',
    'signUpFields[]': '"attribute"と、必要に応じて"label"や"type"を含むオブジェクト',
    'signUpFields[].attribute': 'ユーザープールの属性の名前（例: "given_name"、"custom:team"）',
    'signUpFields[].label': 'ページに表示する項目名（1～64文字）',
    'signUpFields[].type': '"text"、"email"、"tel"または"date"',
    userNameIsEmail: 'trueまたはfalse',
    sessionDays: 'アプリクライアントのリフレッシュトークンの有効日数（3650以下の数値）',
  },
  checkUp: {
    title: 'Cognitoの応答',
    ends: {
      answers: ({ signInService = '' }) =>
        `${signInService}でユーザープールとアプリクライアントを確認できました。`,
      rotates: ({ signInService = '' }) =>
        `${signInService}でユーザープールとアプリクライアントを確認できました。リフレッシュトークンはローテーションされます。`,
      offline: {
        text: 'このデバイスはネットワークに接続されていません。',
        next: `ネットワークに接続してから、${AGAIN}。`,
      },
      unreachable: {
        text: ({ signInService = '' }) => `${signInService}から応答がありません。`,
        next: '設定のユーザープールIDを確認してください。IDに含まれるリージョンがアドレスの一部になります。正しい場合は、途中で通信が遮断されています。',
      },
      'unknown-pool': {
        text: 'ユーザープールが見つかりません。',
        next: '設定のユーザープールIDを修正してください。',
      },
      'unknown-client': {
        text: 'アプリクライアントが見つかりません。',
        next: '設定のアプリクライアントIDを修正してください。',
      },
      'client-secret': {
        text: 'アプリクライアントに、ウェブページでは秘密にしておけないクライアントシークレットがあります。',
        next: 'ユーザープールにクライアントシークレットのないアプリクライアントを作成し、そのIDを設定に入力してください。',
      },
      'flow-off': {
        text: 'アプリクライアントで、このサインイン方法が許可されていません。',
        next: 'アプリクライアントで許可する（ALLOW_USER_SRP_AUTH、ALLOW_USER_PASSWORD_AUTHまたはALLOW_USER_AUTH）か、設定で別の方法を選択してください。',
      },
      'no-renewal': {
        text: 'アプリクライアントがサインインの更新に対応していないため、何度もパスワードの入力が必要になります。',
        next: 'アプリクライアントで更新を許可する（ALLOW_REFRESH_TOKEN_AUTH）か、リフレッシュトークンのローテーションを有効にしてください。',
      },
      blocked: {
        text: 'ユーザープールのファイアウォール（AWS WAF）が、このページまたはこのネットワークをブロックしています。',
        next: 'ユーザープールに関連付けられているウェブACLのルールを修正してください。',
      },
      throttled: {
        text: '応答はありますが、リクエストが多すぎます。',
        next: `1分ほど待ってから、${AGAIN}。`,
      },
      unavailable: {
        text: 'Cognitoは動作していますが、エラーが発生しています。',
        next: `しばらく待ってから、${AGAIN}。`,
      },
      'not-cognito': {
        text: ({ signInService = '' }) => `${signInService}で応答しているのはCognitoではありません。`,
        next: '設定のCognitoエンドポイントを修正するか、空欄にしてください。',
      },
    },
  },
  signIn: {
    title: 'サインインに使用したユーザープールとアプリクライアント',
    ends: {
      taken: ({ userPool = '', appClient = '' }) =>
        `接続先は、ユーザープール${userPool}、アプリクライアント${appClient}でのサインインを受け付けます。`,
      'other-pool': {
        text: ({ signedInAt = '別のユーザープール', userPool = '' }) =>
          `アプリクライアントが属している${signedInAt}でサインインしました。このページに設定されているユーザープールは${userPool}です。`,
        next: '設定のユーザープールIDを修正するか、そのユーザープールのアプリクライアントを使用してください。その後、もう一度サインインしてください。',
      },
      refused: {
        text: ({ refusal }) =>
          `サインインしていますが、サインインサービスがサインインの更新を拒否しました${refusal === undefined ? '' : `（${refusal}）`}。`,
        next: 'このチャットの管理者にお知らせください。もう一度サインインするか、時間をおいて試すこともできます。',
      },
      unanswered: {
        text: 'サインインしていますが、サインインサービスから応答がないため、接続先に本人であることを示せません。',
        next: `通信環境を確認して、${AGAIN}。解決しない場合は、このチャットの管理者にお知らせください。`,
      },
      'not-taken': {
        text: ({ userPool = '', appClient = '' }) =>
          `このページの設定どおり、ユーザープール${userPool}、アプリクライアント${appClient}でサインインしていますが、接続先に認められませんでした。`,
        next: '両方を接続先の設定と比較してください。TVM_USER_POOL_CLIENT_IDにはこのアプリクライアントを、ゲートウェイ（またはTVM_USER_POOL_ID）にはこのユーザープールを指定する必要があります。',
      },
    },
  },
};
