import type { Dictionary } from '../words.ts';

export const lambdaSetUp: Dictionary['lambdaSetUp'] = {
  title: 'ユーザー名とパスワード',
  destination: (machineName, origin) =>
    `「${machineName}」のユーザー名とパスワードは${origin}に送信されます。`,
};
