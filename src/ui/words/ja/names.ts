import type { Dictionary } from '../words.ts';

export const names: Dictionary['names'] = {
  contains: (character, what) => `${character}（${what}）が含まれています。`,
  what: {
    direction: '文字の向きを変える文字',
    invisible: '目に見えない文字',
    joiner: 'その位置では目に見えない文字',
    variation: '単独では目に見えない文字',
    control: '制御文字',
    surrogate: '不完全な文字',
    'private-use': 'ほかの人には読めない外字',
    unassigned: 'このページが認識できない文字',
    space: '単語の間の半角スペース1つ以外の空白',
    mark: 'その位置には使えないアクセント記号など',
    form: '見た目が同じ別の表し方がある文字',
  },
  reserved: 'ゲストを表す「guest:」と紛らわしい名前です。',
  empty: '名前が空です。',
  tooLong: '名前が長すぎます。',
  typeAnother: '入力し直してください。',
  cannotBeTold: (userName) => ({
    heading: `「${userName}」という名前では参加できません`,
    whatToDo:
      'ほかの人と間違われるおそれがあります。このチャットの管理者に、別のユーザー名への変更を依頼してください。',
  }),
};
