import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const writing: Dictionary['writing'] = {
  suggestions: { person: 'Personen', emoji: 'Emojis', command: 'Befehle' },
  suggested: (count) =>
    plural(count, {
      one: '1 Vorschlag. Tab übernimmt ihn.',
      other: `${number(count)} Vorschläge. Pfeil hoch und runter wählen aus, die Eingabetaste übernimmt.`,
    }),
  commands: {
    me: { usage: '/me winkt', does: 'Sagen, was du gerade tust' },
    help: { does: 'Zeigen, was du schreiben kannst' },
  },
  unknownCommand: (name) =>
    `Den Befehl /${name} gibt es nicht. Mit /help siehst du alle. Soll der Text so gesendet werden, beginne ihn mit //.`,
  incompleteMe: 'Schreib hinter /me, was du tust, zum Beispiel: /me winkt',

  helpHeading: 'Was du schreiben kannst',
  close: 'Schließen',
  help: {
    marks: 'Auszeichnungen',
    bold: 'fett',
    italic: 'kursiv',
    struck: 'durchgestrichen',
    code: 'Code',
    block: 'ein Codeblock, auch über mehrere Zeilen',
    more: 'Außerdem',
    emoji: 'ein Emoji; ab zwei Buchstaben nach dem Doppelpunkt kommen Vorschläge',
    mention: 'erwähnt jemanden beim Namen, mit Vorschlägen',
    slash: 'ein Text, der mit einem Schrägstrich beginnt: schreib ihn doppelt',
    keys: 'Tasten',
    send: 'sendet',
    line: 'eine neue Zeile',
    edit: 'im leeren Feld: bearbeitet deine letzte Nachricht',
    enter: 'Eingabetaste',
    shiftEnter: 'Umschalt+Eingabetaste',
    arrowUp: 'Pfeil hoch',
    name: '@Name',
    slashExample: '//Text',
  },
};
