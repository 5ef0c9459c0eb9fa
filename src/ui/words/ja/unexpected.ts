import type { Dictionary } from '../words.ts';

export const unexpected: Dictionary['unexpected'] = {
  heading: 'このページで問題が発生しました',
  whatToDo:
    '操作に問題があったわけではありません。ページを再読み込みしてください。繰り返し発生する場合は、次のテキストをコピーして、このページの管理者に送ってください。',
  copy: 'コピー',
  copied: 'コピーしました',
  close: '閉じる',
};
