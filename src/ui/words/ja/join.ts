import type { Dictionary } from '../words.ts';

export const join: Dictionary['join'] = {
  welcome: 'ルームを選んで、会話を始めましょう。',
  ways: '参加方法',
  room: 'ルーム',
  userName: '名前',
  join: '参加',
  joining: '参加しています…',
  signedIn: (machineName) => `「${machineName}」にサインインしています。`,
  signOut: 'サインアウト',
  settings: '設定',
  noRoom: 'ルームの名前を入力してください。',
  noUserName: 'ほかの人に表示される名前を入力してください。',
  tooLong: (maxLength) => `長すぎます。${maxLength}文字以内で入力してください。`,
  comma: (first, second) => `${first}、${second}`,
  sentences: (first, second) => `${first}${second}`,
  incomplete: 'ページの一部を読み込めませんでした',
  whatToDo:
    'オフラインになっているか、ページが更新された可能性があります。続けるには再読み込みしてください。入力した内容は失われません。',
  reload: '再読み込み',
};
