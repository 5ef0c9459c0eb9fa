import type { Dictionary } from '../words.ts';
import { list, number } from './count.ts';

const FULL_URL = 'una URL https:// sin nombre de usuario ni contraseña (http:// solo para localhost)';
const LINK = 'una dirección http:// o https://, o una relativa a la página';

export const config: Dictionary['config'] = {
  keys: {
    '': 'JSON: { … }',
    cacheName: 'el nombre de una caché de Momento: de 1 a 64 caracteres',
    tokenVendingMachines: 'una lista de Token Vending Machines: [ … ]',
    'tokenVendingMachines[]': 'una Token Vending Machine: { "name": …, "auth": …, "url": … }',
    'tokenVendingMachines[].name': 'un nombre con el que se pueda elegir la máquina: de 1 a 56 caracteres',
    'tokenVendingMachines[].url': `${FULL_URL}, o una relativa a la página`,
    'tokenVendingMachines[].verifiedIds':
      'true o false: si los ID sin "guest:" son nombres de personas que han iniciado sesión; o "opaque": han iniciado sesión, pero sus ID no son nombres',
    rooms: 'una lista de nombres de sala: [ … ]',
    'rooms[]': 'un nombre de sala: de 1 a 56 caracteres',
    momentoHosts: 'una lista de nombres de host: [ … ]',
    'momentoHosts[]': 'un nombre de host como "momentohq.com", sin https:// ni puerto',
    locked: 'true o false',
    history: 'true o false',
    presence: 'true o false',
    typing: 'true o false',
    sideOperationsPerSecond: 'un número mayor que 0: operaciones por segundo',
    momentoEndpoint: FULL_URL,
    brand: 'a quién pertenece el chat: { "title": …, "logo": …, … }',
    'brand.title': 'el nombre del chat: una línea, de 1 a 56 caracteres',
    'brand.logo':
      'la ruta de un archivo junto a la página o en otro lugar de su servidor, sin https:// ni nombre de host',
    'brand.accent': 'un color como "#0b7a5c", o uno para cada tema: { "light": …, "dark": … }',
    'brand.accent.light': 'un color como "#0b7a5c"',
    'brand.accent.dark': 'un color como "#0b7a5c"',
    'brand.welcome': 'texto sin formato de una o varias líneas: de 1 a 500 caracteres',
    'brand.imprint': LINK,
    'brand.privacy': LINK,
  },
  taken: {
    'tokenVendingMachines[].name': 'un nombre que no use ninguna otra máquina',
    'rooms[]': 'una sala que no esté ya en la lista',
    'momentoHosts[]': 'un host que no esté ya en la lista',
  },
  oneOf: (keys) => `uno de estos: ${list(keys)}`,
  ofKind: (auth, text) => `con "${auth}": ${text}`,
  wholeFile: '(todo el archivo)',
  yourSettings: 'Tus ajustes en este dispositivo',
  meaningless: 'una clave que esta página no conoce',
  nothing: 'nada',
  list: (length) => `una lista de longitud ${length}`,
  object: 'un objeto',
  longText: (start, length) => `"${start}…" (${number(length)} caracteres)`,
  status: (status) => `estado HTTP ${status}`,
  noAnswer: 'sin respuesta',
  timeout: 'sin respuesta en 10 s',
  resetText:
    'Algunos de estos ajustes son de este dispositivo. Si los restableces, vuelven a aplicarse los ajustes publicados; se conservan el tema y el idioma.',
  reset: 'Restablecer ajustes',
};
