import type { Dictionary } from '../words.ts';

export const oidc: Dictionary['oidc'] = {
  heading: (machineName) => `Bei „${machineName}“ anmelden`,
  text: (host) => `Du meldest dich auf der Seite von ${host} an und kommst dann hierher zurück.`,
  go: (host) => `Weiter zu ${host}`,
  going: 'Die Anmeldeseite wird geöffnet …',
  stay: 'Auf diesem Gerät angemeldet bleiben',
  stayHint: 'Lass das aus, wenn auch andere dieses Gerät benutzen.',
  restoring: { heading: 'Einen Moment', text: 'Bist du noch angemeldet? Das wird gerade geprüft …' },
  finishing: { heading: 'Einen Moment', text: 'Du wirst angemeldet …' },
  page: {
    heading: 'Ein Teil dieser Seite konnte nicht geladen werden',
    text: 'Prüfe deine Internetverbindung und lade die Seite neu.',
  },
};
