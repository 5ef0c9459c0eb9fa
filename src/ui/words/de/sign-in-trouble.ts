import type { Dictionary } from '../words.ts';

export const signInTrouble: Dictionary['signInTrouble'] = {
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
};
