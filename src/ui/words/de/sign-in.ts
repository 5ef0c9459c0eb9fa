import type { Dictionary } from '../words.ts';

export const signIn: Dictionary['signIn'] = {
  userName: 'Anmeldename',
  password: 'Passwort',
  signIn: 'Anmelden',
  signingIn: 'Melde an\u00a0…',
  elsewhere: {
    heading: 'Du hast dich in einem anderen Tab abgemeldet',
    text: 'Damit bist du auch hier abgemeldet. Melde dich an, um weiterzumachen.',
  },
  trouble: {
    refused: ({ machineName }) => ({
      heading: `Der Anmeldedienst von „${machineName}“ verlängert deine Anmeldung nicht`,
      text: 'Du bist nicht abgemeldet, und was du geschrieben hast, bleibt erhalten. Wähle „Noch einmal versuchen“, oder melde dich neu an.',
    }),
    unavailable: ({ machineName }) => ({
      heading: `Der Anmeldedienst von „${machineName}“ ist nicht verfügbar`,
      text: 'Prüfe deine Internetverbindung. Wenn andere Seiten funktionieren, sag den Admins dieses Chats Bescheid. Die Seite versucht es automatisch weiter. Mit „Noch einmal versuchen“ musst du nicht warten.',
    }),
    tryAgain: 'Noch einmal versuchen',
    signInAgain: 'Neu anmelden',
  },
  again: {
    heading: 'Melde dich neu an',
    text: 'Deine Anmeldung gilt nicht mehr, lässt sich nicht verlängern oder endet bald. Melde dich an, um im Raum weiterzumachen.',
  },
};
