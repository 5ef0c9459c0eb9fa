import type { Dictionary } from '../words.ts';
import { list, number } from './count.ts';

const FULL_URL = 'ユーザー名とパスワードを含まない、https://で始まるURL（http://はlocalhostのみ）';
const LINK = 'http://またはhttps://で始まるURL、またはページからの相対URL';

export const config: Dictionary['config'] = {
  keys: {
    '': 'JSON: { … }',
    cacheName: 'Momentoキャッシュの名前（1～64文字）',
    tokenVendingMachines: 'Token Vending Machineのリスト: [ … ]',
    'tokenVendingMachines[]': 'Token Vending Machine: { "name": …, "auth": …, "url": … }',
    'tokenVendingMachines[].name': '接続先を選択するときに表示される名前（1～56文字）',
    'tokenVendingMachines[].url': `${FULL_URL}、またはページからの相対URL`,
    'tokenVendingMachines[].verifiedIds':
      'trueまたはfalse（"guest:"で始まらないIDを、サインインした人の名前とみなすかどうか）、または"opaque"（サインインしているが、IDは名前ではない）',
    rooms: 'ルーム名のリスト: [ … ]',
    'rooms[]': 'ルーム名（1～56文字）',
    momentoHosts: 'ホスト名のリスト: [ … ]',
    'momentoHosts[]': 'https://とポート番号を含まないホスト名（例: "momentohq.com"）',
    locked: 'trueまたはfalse',
    history: 'trueまたはfalse',
    presence: 'trueまたはfalse',
    typing: 'trueまたはfalse',
    sideOperationsPerSecond: '0より大きい数値（1秒あたりの操作数）',
    momentoEndpoint: FULL_URL,
    brand: 'チャットの提供元の設定: { "title": …, "logo": …, … }',
    'brand.title': 'チャットの名前（1行、1～56文字）',
    'brand.logo': 'このページと同じホストにあるファイルのパス（https://とホスト名は不要）',
    'brand.accent': '"#0b7a5c"のような色、またはテーマごとの色: { "light": …, "dark": … }',
    'brand.accent.light': '"#0b7a5c"のような色',
    'brand.accent.dark': '"#0b7a5c"のような色',
    'brand.welcome': '1行または複数行のプレーンテキスト（1～500文字）',
    'brand.imprint': LINK,
    'brand.privacy': LINK,
  },
  taken: {
    'tokenVendingMachines[].name': 'ほかの接続先で使われていない名前',
    'rooms[]': 'リストにまだないルーム',
    'momentoHosts[]': 'リストにまだないホスト',
  },
  oneOf: (keys) => `次のいずれか: ${list(keys)}`,
  ofKind: (auth, text) => `「${auth}」の場合: ${text}`,
  wholeFile: '（ファイル全体）',
  yourSettings: 'このデバイスの設定',
  meaningless: 'このページが認識できないキー',
  nothing: 'なし',
  list: (length) => `要素数${number(length)}のリスト`,
  object: 'オブジェクト',
  longText: (start, length) => `"${start}…"（${number(length)}文字）`,
  status: (status) => `HTTPステータス${status}`,
  noAnswer: '応答なし',
  timeout: '10秒以内に応答なし',
  resetText:
    'これらの設定の一部は、このデバイスに保存されているものです。リセットすると公開されている設定に戻ります。テーマと言語は変わりません。',
  reset: '設定をリセット',
};
