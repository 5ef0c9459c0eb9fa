import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const setUp: Dictionary['setUp'] = {
  noMachine: {
    heading: 'Fast fertig',
    text: 'Diese Seite hat noch keine Token Vending Machine, also keinen Dienst, der Leute hineinlässt. Es gibt zwei Wege, ihr einen zu geben; oder du tust es in den Einstellungen, nur für dieses Gerät.',
  },
  withoutBuild: 'Ohne neuen Build',
  configFile:
    'Schreibe dies in die Datei `config.json` neben der Seite, mit der Adresse deiner Token Vending Machine und dem Namen deines Caches:',
  example: 'Beispiel für config.json',
  whenBuilding: 'Beim Bauen',
  variables:
    'Setze `VITE_TOKEN_VENDING_MACHINE_URL` und `VITE_MOMENTO_CACHE_NAME`, zum Beispiel in `.env.local`, und baue die Seite neu.',
  thenReload:
    'Lade dann diese Seite neu. Um sie ganz ohne Konto auszuprobieren, starte sie mit `npm run dev`.',

  wrong: (count) => ({
    heading: 'Diese Seite ist nicht richtig eingerichtet',
    text: `${plural(count, { one: 'Eine Einstellung ist', other: `${number(count)} Einstellungen sind` })} falsch. Korrigiere, was hier steht, und lade die Seite dann neu.`,
  }),
  source: 'In',
  found: 'Gefunden',
  expected: 'Erwartet',
};
