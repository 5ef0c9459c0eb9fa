import type { Dictionary } from '../words.ts';

export const cognitoChoice: Dictionary['cognitoChoice'] = {
  name: {
    heading: 'パスワードなしでサインイン',
    text: 'ユーザー名を入力してください。アカウントが対応していれば、パスキーまたは送信されるコードでサインインできます。',
    send: '次へ',
  },
  ways: {
    heading: 'サインイン方法を選択',
    choices: 'サインイン方法',
    ways: { passkey: 'パスキー', email: 'メールで届くコード', sms: 'SMSで届くコード' },
    send: '次へ',
  },
  passkey: {
    heading: 'パスキーを使用',
    text: 'ブラウザーの案内に従って、指紋、顔、PIN、またはセキュリティキーで確認してください。',
    send: 'パスキーを使用',
    busy: 'パスキーの確認を待っています…',
  },
};
