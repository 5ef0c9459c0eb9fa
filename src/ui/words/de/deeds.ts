import type { Dictionary } from '../words.ts';

export const deeds: Dictionary['deeds'] = {
  react: 'Reagieren',
  reply: 'Antworten',
  copy: 'Text kopieren',
  copied: 'Kopiert',
  edit: 'Bearbeiten',
  delete: 'Löschen',
  actions: 'Aktionen für diese Nachricht',
  changeUnsent: 'Andere sehen diese Änderung vielleicht nicht.',
  sendFailures: {
    'read-only': 'Nicht gesendet: In diesem Raum kannst du nur lesen.',
    limited:
      'Nicht gesendet: Momento nimmt gerade keine Nachrichten mehr an. Versuche es gleich noch einmal.',
    timeout:
      'Keine Antwort: Vielleicht ist die Nachricht angekommen, vielleicht nicht. Ein neuer Versuch sendet sie nicht doppelt.',
    unreachable:
      'Nicht gesendet: keine Verbindung. Sobald sie wieder da ist, wird die Nachricht automatisch gesendet.',
    'signed-out': 'Nicht gesendet: Dein Zugang ist abgelaufen. Tritt dem Raum neu bei.',
    rejected: 'Nicht gesendet: Momento nimmt diese Nachricht nicht an.',
  },
};
