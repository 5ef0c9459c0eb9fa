import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

export const writing: Dictionary['writing'] = {
  suggestions: {
    person: '参加者',
    emoji: '絵文字',
    command: 'コマンド',
  },
  suggested: (count) =>
    count === 1
      ? '候補が1件あります。Tabキーで確定します。'
      : `候補が${number(count)}件あります。上下の矢印キーで選択し、Enterキーで確定します。`,
  commands: {
    me: { usage: '/me 手を振る', does: '自分の動作を伝える' },
    help: { does: '入力ヘルプを表示' },
  },
  unknownCommand: (name) =>
    `/${name}というコマンドはありません。/helpと入力すると、一覧が表示されます。このテキストをそのまま送信するには、先頭を//にしてください。`,
  incompleteMe: '/meに続けて動作を入力してください（例: /me 手を振る）。',

  helpHeading: '入力ヘルプ',
  close: '閉じる',
  help: {
    marks: '書式',
    bold: '太字',
    italic: '斜体',
    struck: '取り消し線',
    code: 'コード',
    block: 'コードブロック（複数行）',
    more: 'その他',
    emoji: '絵文字（コロンの後に2文字入力すると候補を表示）',
    mention: '名前でメンション（候補を表示）',
    slash: 'スラッシュで始まるテキスト（スラッシュを2つ入力）',
    keys: 'キー操作',
    send: '送信',
    line: '改行',
    edit: '入力欄が空のとき、最後に送信したメッセージを編集',
    enter: 'Enter',
    shiftEnter: 'Shift+Enter',
    arrowUp: '上矢印',
    name: '@名前',
    // A command is of Latin letters: before others, one slash is enough.
    slashExample: '//text',
  },
};
