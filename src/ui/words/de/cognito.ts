import type { Dictionary } from '../words.ts';

export const cognito: Dictionary['cognito'] = {
  back: 'Zurück',
  moment: 'Einen Moment\u00a0…',
  restoring: {
    heading: 'Willkommen zurück',
    text: 'Deine Anmeldung wird gesucht\u00a0…',
  },

  access: {
    forbidden: (machineName) => ({
      heading: `„${machineName}“ lässt dich nicht hinein`,
      text: 'Du bist angemeldet, aber dein Konto ist in keiner Gruppe, die hinein darf. Bitte die Admins dieses Chats um Zugang und lade diese Seite dann neu. Hilft das nicht, melde dich ab und wieder an.',
    }),
    notAccepted: (machineName) => ({
      heading: `„${machineName}“ nimmt deine Anmeldung nicht an`,
      text: 'Du bist angemeldet, aber der Dienst erwartet wohl Anmeldungen eines anderen User-Pools oder App-Clients, als auf dieser Seite eingetragen ist. Sag den Admins dieses Chats Bescheid: Die Prüfung in den Einstellungen nennt, was zu vergleichen ist.',
    }),
    unexplained: (machineName) => ({
      heading: `„${machineName}“ lässt dich vielleicht nicht hinein`,
      text: 'Dein Konto ist in keiner Gruppe, die diese Seite kennt, und der Dienst antwortet mit einem Fehler, wie es manche bei Leuten ohne Zugang tun. Frag die Admins dieses Chats.',
    }),
  },

  everywhere: {
    button: 'Überall abmelden',
    busy: 'Abmeldung läuft\u00a0…',
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
  revocation: {
    trying: {
      heading: 'Du bist hier abgemeldet',
      text: 'Der Anmeldedienst weiß es noch nicht, denn er war nicht zu erreichen. Diese Seite versucht es noch bis zu fünf Minuten lang: Lass sie offen.',
    },
    failed: {
      heading: 'Du bist hier abgemeldet, aber der Anmeldedienst weiß es nicht',
      text: 'Dieser Browser hat deine Anmeldung vergessen. Falls jemand sie vorher kopiert haben könnte, melde dich noch einmal an und wähle „Überall abmelden“.',
    },
  },
  end: {
    heading: (when) => `Bis ${when} musst du dich neu anmelden`,
    inRoom:
      'Eine Anmeldung gilt nur eine begrenzte Zeit. Melde dich jetzt neu an, oder vorher, wann es dir passt: Der Raum und was du geschrieben hast, bleiben.',
    outside:
      'Eine Anmeldung gilt nur eine begrenzte Zeit. Damit vorher eine neue beginnt, melde dich ab und wieder an, wann es dir passt.',
    signInAgain: 'Neu anmelden',
    later: 'Später',
  },
  copy: {
    heading: 'Melde dich in diesem Tab neu an',
    text: 'Dieser Tab ist eine Kopie eines anderen. Dort bist du weiter angemeldet, aber diese Anmeldung reicht nicht mehr für beide.',
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
