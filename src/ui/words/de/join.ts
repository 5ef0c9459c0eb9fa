import type { Dictionary } from '../words.ts';

export const join: Dictionary['join'] = {
  welcome: 'Wähle einen Raum und sag Hallo.',
  ways: 'Wie möchtest du beitreten?',
  room: 'Raum',
  userName: 'Dein Name',
  join: 'Beitreten',
  joining: 'Trete bei\u00a0…',
  signedIn: (machineName) => `Du bist bei „${machineName}“ angemeldet.`,
  signOut: 'Abmelden',
  settings: 'Einstellungen',
  noRoom: 'Gib den Namen eines Raums ein.',
  noUserName: 'Gib den Namen ein, den die anderen sehen sollen.',
  tooLong: (maxLength) => `Zu lang: höchstens ${maxLength} Zeichen.`,
  comma: (first, second) => `${first}, ${second}`,
  sentences: (first, second) => `${first} ${second}`,
  incomplete: 'Ein Teil dieser Seite ließ sich nicht laden',
  whatToDo:
    'Vielleicht bist du offline, oder die Seite wurde aktualisiert. Lade sie neu, um weiterzumachen. Was du eingegeben hast, bleibt erhalten.',
  reload: 'Neu laden',
};
