import type { Dictionary } from '../words.ts';

export const signIn: Dictionary['signIn'] = {
  userName: 'ユーザー名',
  password: 'パスワード',
  signIn: 'サインイン',
  signingIn: 'サインインしています…',
  elsewhere: {
    heading: '別のタブでサインアウトしました',
    text: 'このタブでもサインアウトされました。続けるにはサインインしてください。',
  },
  again: {
    heading: 'もう一度サインインしてください',
    text: 'サインインが無効になったか、更新できないか、まもなく期限切れになります。このルームで会話を続けるには、もう一度サインインしてください。',
  },
};
