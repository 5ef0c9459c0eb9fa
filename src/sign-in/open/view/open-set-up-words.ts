// What those read who set up a machine that asks nobody who they are.

import { words } from '../../../ui/words/words.ts';

const EN = {
  title: 'Open: guests enter a name',
  destination: (machineName: string, origin: string) =>
    `Guests of “${machineName}” get their access from ${origin}.`,
};

export const openSetUpWords = words('openSetUp', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    openSetUp: typeof EN;
  }
}
