import type { Dictionary } from '../words.ts';

export const update: Dictionary['update'] = {
  heading: '新しいバージョンを利用できます',
  text: '都合のよいときにページを再読み込みしてください。下書きは失われません。このチャットのタブをすべて閉じた場合は、次に開いたときに自動的に切り替わります。',
  reload: '再読み込み',
  later: 'あとで',
};
