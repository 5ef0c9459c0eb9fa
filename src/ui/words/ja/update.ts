import type { Dictionary } from '../words.ts';

export const update: Dictionary['update'] = {
  heading: '新しいバージョンがあります',
  text: '都合のよいときに再読み込みしてください。下書きは残ります。このチャットのタブをすべて閉じると、次回から自動的に切り替わります。',
  reload: '再読み込み',
  later: '後で',
};
