import type { Dictionary } from '../words.ts';

export const people: Dictionary['people'] = {
  heading: 'Wer in diesem Raum ist',
  here: 'Gerade hier',
  seen: 'Früher gesehen',
  lastSeen: (when) => `Zuletzt gesehen: ${when}`,
  you: 'du',
  nobody: 'Bisher hat sich sonst niemand gemeldet.',
  hint: 'Aufgeführt ist, wer beigetreten ist oder etwas geschrieben hat. Wer nur mitliest, fehlt vielleicht.',
  hidden: 'Andere sehen dich hier nur, wenn du etwas schreibst.',
  close: 'Schließen',
};
