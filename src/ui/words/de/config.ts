import type { Dictionary } from '../words.ts';
import { list, number } from './count.ts';

const FULL_URL = 'eine https://-Adresse ohne Anmeldename und Passwort (http:// nur für localhost)';
const LINK = 'eine http://- oder https://-Adresse, oder eine relativ zur Seite';

export const config: Dictionary['config'] = {
  keys: {
    '': 'JSON: { … }',
    cacheName: 'der Name eines Momento-Caches: 1 bis 64 Zeichen',
    tokenVendingMachines: 'eine Liste von Token Vending Machines: [ … ]',
    'tokenVendingMachines[]': 'eine Token Vending Machine: { "name": …, "auth": …, "url": … }',
    'tokenVendingMachines[].name': 'ein Name, unter dem man sie auswählt: 1 bis 56 Zeichen',
    'tokenVendingMachines[].url': `${FULL_URL}, oder eine Adresse relativ zur Seite`,
    'tokenVendingMachines[].verifiedIds':
      'true oder false: ob Ids ohne "guest:" Namen von Leuten sind, die sich angemeldet haben; oder "opaque": angemeldet haben sie sich, aber ihre Ids sind keine Namen',
    rooms: 'eine Liste von Raumnamen: [ … ]',
    'rooms[]': 'ein Raumname: 1 bis 56 Zeichen',
    momentoHosts: 'eine Liste von Hostnamen: [ … ]',
    'momentoHosts[]': 'ein Hostname wie "momentohq.com", ohne https:// und Port',
    locked: 'true oder false',
    history: 'true oder false',
    presence: 'true oder false',
    typing: 'true oder false',
    sideOperationsPerSecond: 'eine Zahl über 0: Operationen in der Sekunde',
    momentoEndpoint: FULL_URL,
    brand: 'wessen Chat das ist: { "title": …, "logo": …, … }',
    'brand.title': 'der Name des Chats: eine Zeile, 1 bis 56 Zeichen',
    'brand.logo':
      'der Pfad einer Datei neben der Seite oder anderswo auf ihrem Host, ohne https:// und Hostname',
    'brand.accent': 'eine Farbe wie "#0b7a5c", oder je eine: { "light": …, "dark": … }',
    'brand.accent.light': 'eine Farbe wie "#0b7a5c"',
    'brand.accent.dark': 'eine Farbe wie "#0b7a5c"',
    'brand.welcome': 'reiner Text aus einer Zeile oder mehreren: 1 bis 500 Zeichen',
    'brand.imprint': LINK,
    'brand.privacy': LINK,
  },
  taken: {
    'tokenVendingMachines[].name': 'ein Name, den keine andere Token Vending Machine hat',
    'rooms[]': 'ein Raum, der noch nicht in der Liste steht',
    'momentoHosts[]': 'ein Host, der noch nicht in der Liste steht',
  },
  oneOf: (keys) => `eines von ${list(keys)}`,
  ofKind: (auth, text) => `bei "${auth}": ${text}`,
  wholeFile: '(die ganze Datei)',
  yourSettings: 'Deine Einstellungen auf diesem Gerät',
  meaningless: 'ein Schlüssel, den diese Seite nicht kennt',
  nothing: 'nichts',
  list: (length) => `eine Liste der Länge ${length}`,
  object: 'ein Objekt',
  longText: (start, length) => `"${start}…" (${number(length)} Zeichen)`,
  status: (status) => `HTTP-Status ${status}`,
  noAnswer: 'keine Antwort',
  timeout: 'keine Antwort innerhalb von 10 s',
  resetText:
    'Ein Teil dieser Einstellungen stammt von diesem Gerät. Beim Zurücksetzen gelten wieder die veröffentlichten; Farben und Sprache bleiben.',
  reset: 'Einstellungen zurücksetzen',
};
