import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const setUp: Dictionary['setUp'] = {
  noMachine: {
    heading: 'Fast fertig',
    text: 'Diese Seite hat noch keine Token Vending Machine. Das ist der Dienst, der den Zugang vergibt. Du kannst sie auf zwei Arten hinzufügen, oder in den Einstellungen nur für dieses Gerät.',
  },
  withoutBuild: 'Ohne neuen Build',
  configFile:
    'Trage dies in die Datei `config.json` neben der Seite ein, mit der URL deiner Token Vending Machine und dem Namen deines Caches:',
  example: 'Beispiel für config.json',
  whenBuilding: 'Beim Bauen',
  variables:
    'Setze `VITE_TOKEN_VENDING_MACHINE_URL` und `VITE_MOMENTO_CACHE_NAME`, zum Beispiel in `.env.local`, und baue die Seite neu.',
  thenReload: 'Lade diese Seite dann neu. Um den Chat ohne Konto auszuprobieren, starte `npm run dev`.',

  wrong: (count) => ({
    heading: 'Diese Seite ist nicht richtig eingerichtet',
    text: `${plural(count, { one: 'Eine Einstellung ist', other: `${number(count)} Einstellungen sind` })} falsch. Korrigiere, was hier aufgeführt ist, und lade die Seite dann neu.`,
  }),
  unreadable: {
    heading: 'Die Konfiguration dieser Seite lässt sich nicht lesen',
    text: 'Prüfe deine Internetverbindung. Wenn du dich in diesem Netz erst anmelden musst, tu das über irgendeine andere Website. Lade diese Seite dann neu. Hilft das nicht, sag den Admins dieses Chats, was hier aufgeführt ist.',
  },
  source: 'In',
  found: 'Gefunden',
  expected: 'Erwartet',
};
