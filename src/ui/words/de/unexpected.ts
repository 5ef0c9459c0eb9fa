import type { Dictionary } from '../words.ts';

export const unexpected: Dictionary['unexpected'] = {
  heading: 'Auf dieser Seite ist etwas schiefgegangen',
  whatToDo:
    'Du hast nichts falsch gemacht. Lade die Seite neu. Passiert es wieder, dann kopiere diesen Text und schick ihn an die, die die Seite betreiben:',
  copy: 'Kopieren',
  copied: 'Kopiert',
  close: 'Schließen',
};
