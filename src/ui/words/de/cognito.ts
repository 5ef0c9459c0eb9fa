import type { Dictionary } from '../words.ts';

export const cognito: Dictionary['cognito'] = {
  back: 'Zurück',
  moment: 'Einen Moment\u00a0…',
  restoring: {
    heading: 'Willkommen zurück',
    text: 'Deine Anmeldung wird gesucht\u00a0…',
  },

  everywhere: {
    button: 'Überall abmelden',
    question: {
      heading: 'Überall abmelden?',
      text: 'Du wirst hier abgemeldet, und auf allen anderen Geräten und in allen anderen Browsern, wo du angemeldet bist.',
      confirm: 'Ja, überall abmelden',
      cancel: 'Abbrechen',
    },
    failed: {
      heading: 'Du bist hier abgemeldet, aber vielleicht nicht überall',
      unanswered:
        'Der Anmeldedienst hat nicht geantwortet. Melde dich noch einmal an und wähle wieder „Überall abmelden“.',
      unable:
        'Der Anmeldedienst konnte das gerade nicht tun. Warte ein paar Minuten, melde dich dann noch einmal an und wähle wieder „Überall abmelden“.',
      over: 'Deine Anmeldung hier war schon beendet und konnte die anderen deshalb nicht beenden. Melde dich noch einmal an und wähle wieder „Überall abmelden“.',
      refused: (detail) =>
        `Der Anmeldedienst lehnt das ab${detail === '' ? '' : `: „${detail}“`}. Sag den Admins dieses Chats Bescheid: Sie können deine Anmeldungen beenden.`,
    },
  },
  failures: {
    unreachable: () => ({
      heading: 'Der Anmeldedienst ist nicht erreichbar',
      text: 'Prüfe deine Internetverbindung und versuche es dann noch einmal; was du getippt hast, ist noch da.',
    }),
    timeout: () => ({
      heading: 'Der Anmeldedienst braucht zu lange für eine Antwort',
      text: 'Deine Verbindung oder der Dienst ist langsam. Warte kurz und versuche es noch einmal; was du getippt hast, ist noch da.',
    }),
    'not-the-service': () => ({
      heading: 'Statt des Anmeldedienstes hat etwas anderes geantwortet',
      text: 'Vielleicht steht ein Proxy dazwischen, oder ein Netz, bei dem du dich erst anmelden musst. Versuche es später oder in einem anderen Netz noch einmal. Wenn es so bleibt, sag den Admins dieses Chats Bescheid.',
    }),
    refused: ({ detail }) => ({
      heading: 'Der Anmeldedienst lehnt das ab',
      text: `${detail === '' ? '' : `Er sagt: „${detail}“ `}Sag den Admins dieses Chats Bescheid.`,
    }),
  },
};
