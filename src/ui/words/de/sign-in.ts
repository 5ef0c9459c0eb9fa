import type { Dictionary } from '../words.ts';

export const signIn: Dictionary['signIn'] = {
  userName: 'Anmeldename',
  password: 'Passwort',
  signIn: 'Anmelden',
  signingIn: 'Melde an\u00a0…',
  elsewhere: {
    heading: 'Du hast dich in einem anderen Tab abgemeldet',
    text: 'Das gilt auch für diesen. Melde dich an, um weiterzumachen.',
  },
  again: {
    heading: 'Melde dich neu an',
    text: 'Deine Anmeldung gilt nicht mehr. Der Raum bleibt: Melde dich an, um dort weiterzumachen, wo du warst.',
  },
};
