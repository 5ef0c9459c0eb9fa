import type { Dictionary } from '../words.ts';

export const update: Dictionary['update'] = {
  heading: 'Eine neue Version ist da',
  text: 'Lade neu, wann es dir passt: Deine Entwürfe bleiben. Sonst kommt sie von selbst, sobald alle Tabs dieses Chats geschlossen waren.',
  reload: 'Neu laden',
  later: 'Später',
};
