import type { Dictionary } from '../words.ts';

interface Where {
  readonly machineName: string;
}

const notUnderstood = ({ machineName }: Where) => ({
  heading: `Diese Seite versteht die Antwort von „${machineName}“ nicht`,
  text: 'Die Adresse in der Konfiguration führt vielleicht zu etwas anderem als einer Token Vending Machine: Bitte die Admins dieses Chats, sie zu prüfen.',
});

export const oidcNotice: Dictionary['oidcNotice'] = {
  says: (host, text) => `${host} sagt: „${text}“`,
  provider: {
    unreachable: ({ host }) => ({
      heading: `${host} ist nicht erreichbar`,
      text: 'Prüfe deine Internetverbindung und versuche es noch einmal. Wenn andere Seiten gehen, ist die Anmeldeseite ausgefallen oder antwortet dieser Seite nicht: Sag den Admins dieses Chats Bescheid.',
    }),
    timeout: ({ host }) => ({
      heading: `${host} braucht zu lange für eine Antwort`,
      text: 'Deine Verbindung oder die Anmeldeseite ist langsam. Warte einen Moment und versuche es noch einmal.',
    }),
    unavailable: ({ host }) => ({
      heading: `${host} hat ein Problem`,
      text: 'Im Moment kann sich dort niemand anmelden. Warte einen Moment und versuche es noch einmal.',
    }),
    'no-provider': ({ host }) => ({
      heading: `${host} ist anders eingerichtet, als diese Seite es erwartet`,
      text: 'Was dort antwortet, ist kein Anmeldedienst oder kein vollständiger: Sag den Admins dieses Chats Bescheid.',
    }),
    'other-issuer': ({ host }) => ({
      heading: `${host} nennt sich selbst anders`,
      text: 'Das ist nicht der Anmeldedienst, für den diese Seite eingerichtet ist: Sag den Admins dieses Chats Bescheid.',
    }),
    refused: ({ host }) => ({
      heading: `${host} hat dich nicht angemeldet`,
      text: 'Versuche es noch einmal. Wenn es dabei bleibt, zeig das den Admins dieses Chats.',
    }),
    unfit: ({ host }) => ({
      heading: `Die Antwort von ${host} passt nicht`,
      text: 'Du bist nicht angemeldet. Fang hier, in diesem Tab, noch einmal an.',
    }),
    'no-renewal': ({ host }) => ({
      heading: `${host} verlängert deine Anmeldung nicht`,
      text: 'Melde dich noch einmal an.',
    }),
  },
  declined: ({ host }) => ({
    heading: 'Du hast dich nicht angemeldet',
    text: `Das wurde auf der Seite von ${host} abgebrochen. Wenn du dich doch anmelden willst, geh noch einmal dorthin.`,
  }),
  machine: {
    forbidden: ({ machineName, host }) => ({
      heading: `„${machineName}“ lässt dich nicht hinein`,
      text: `${host} kennt dich, aber du hast hier keinen Zugang. Bitte die Admins dieses Chats um Zugang und melde dich noch einmal an, oder melde dich als jemand anderes an.`,
    }),
    unauthorized: ({ machineName, host }) => ({
      heading: `„${machineName}“ nimmt deine Anmeldung nicht an`,
      text: `Du bist bei ${host} angemeldet, aber beides passt nicht zusammen: Bitte die Admins dieses Chats, Issuer, Client und die Art des Tokens hier und dort zu vergleichen, und die Uhr der Token Vending Machine.`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
  },
  browser: {
    heading: 'Dieser Browser lässt die Seite nichts merken',
    text: 'Bei deiner Rückkehr würdest du nicht erkannt. Erlaube dieser Seite, Daten zu speichern, oder nimm ein anderes Fenster.',
  },
  signedOut: {
    heading: 'Du bist hier abgemeldet',
    text: (host) =>
      `${host} kennt dich noch: Wer diesen Browser benutzt, muss dort vielleicht kein Passwort eingeben. Wenn auch andere ihn benutzen, melde dich dort ebenfalls ab.`,
    button: (host) => `Bei ${host} abmelden`,
    revocation: {
      trying: (host) =>
        `${host} konnte noch nicht benachrichtigt werden. Solange diese Seite offen ist, wird es weiter versucht.`,
      failed: (host) =>
        `${host} konnte nicht benachrichtigt werden. Auf diesem Gerät ist deine Anmeldung gelöscht; eine Kopie davon würde noch gelten, bis sie dort endet.`,
      'not-offered': (host) =>
        `Bei ${host} lässt sich eine Anmeldung von hier aus nicht beenden. Auf diesem Gerät ist deine gelöscht; eine Kopie davon würde noch gelten, bis sie dort endet.`,
    },
  },
};
