import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

export const setUp: Dictionary['setUp'] = {
  noMachine: {
    heading: 'あと少しで完了です',
    text: 'このページには、参加を受け付けるサービスであるToken Vending Machineがまだ設定されていません。設定するには、次の2つの方法があります。このデバイスだけで使う場合は、設定画面から追加することもできます。',
  },
  withoutBuild: '再ビルドしない場合',
  configFile:
    'ページと同じ場所に`config.json`を置き、Token Vending MachineのURLとキャッシュの名前を次のように記述します。',
  example: 'config.jsonの例',
  whenBuilding: 'ビルド時に設定する場合',
  variables:
    '`.env.local`などで`VITE_TOKEN_VENDING_MACHINE_URL`と`VITE_MOMENTO_CACHE_NAME`を設定し、ページをビルドし直します。',
  thenReload:
    'その後、このページを再読み込みしてください。アカウントなしでチャットを試すには、`npm run dev`を実行します。',

  wrong: (count) => ({
    heading: 'このページは正しく設定されていません',
    text: `${number(count)}件の設定に誤りがあります。以下の内容を修正してから、ページを再読み込みしてください。`,
  }),
  unreadable: {
    heading: 'このページの設定を読み込めません',
    text: 'インターネット接続を確認してください。サインインが必要なネットワークの場合は、ほかのサイトを開いてサインインしてから、ページを再読み込みしてください。解決しない場合は、以下の内容をこのチャットの管理者にお知らせください。',
  },
  source: '設定元',
  found: '現在の内容',
  expected: '正しい内容',
};
