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
  again: {
    heading: 'Melde dich neu an',
    text: 'Deine Anmeldung gilt nicht mehr, lässt sich nicht verlängern oder endet bald. Melde dich an, um im Raum weiterzumachen.',
  },
};
