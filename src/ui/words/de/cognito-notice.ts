import type { Dictionary } from '../words.ts';

export const cognitoNotice: Dictionary['cognitoNotice'] = {
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

  end: {
    heading: (when) => `Bis ${when} musst du dich neu anmelden`,
    inRoom:
      'Eine Anmeldung gilt nur eine begrenzte Zeit. Melde dich jetzt neu an, oder vorher, wann es dir passt: Der Raum und was du geschrieben hast, bleiben.',
    outside:
      'Eine Anmeldung gilt nur eine begrenzte Zeit. Damit vorher eine neue beginnt, melde dich ab und wieder an, wann es dir passt.',
    signInAgain: 'Neu anmelden',
    later: 'Später',
  },
};
