import type { Dictionary } from '../words.ts';

export const oidc: Dictionary['oidc'] = {
  heading: (machineName) => `「${machineName}」にサインイン`,
  text: (host) => `${host}のページでサインインすると、このページに戻ります。`,
  go: (host) => `${host}に移動`,
  going: 'サインインページを開いています…',
  stay: 'このデバイスでサインインしたままにする',
  stayHint: 'ほかの人と共有しているデバイスでは、オフにしてください。',
  restoring: {
    heading: 'お待ちください',
    text: 'サインインの状態を確認しています…',
  },
  finishing: { heading: 'お待ちください', text: 'サインインしています…' },
  page: {
    heading: 'ページの一部を読み込めませんでした',
    text: 'インターネット接続を確認し、ページを再読み込みしてください。',
  },
};
