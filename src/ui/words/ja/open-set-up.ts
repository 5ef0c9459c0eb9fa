import type { Dictionary } from '../words.ts';

export const openSetUp: Dictionary['openSetUp'] = {
  title: 'オープン（ゲストが名前を入力）',
  destination: (machineName, origin) => `「${machineName}」のゲストは、${origin}からアクセス権を取得します。`,
};
