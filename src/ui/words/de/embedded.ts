import type { Dictionary } from '../words.ts';

export const embedded: Dictionary['embedded'] = {
  muteText:
    'Du siehst ihre Nachrichten dann nicht mehr, bis diese Seite neu geladen wird, und niemand erfährt davon. Rückgängig machen kannst du das hier jederzeit.',
};
