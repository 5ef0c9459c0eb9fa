import type { Dictionary } from '../words.ts';

export const lambdaSetUp: Dictionary['lambdaSetUp'] = {
  title: 'Anmeldename und Passwort',
  destination: (machineName, origin) =>
    `Anmeldenamen und Passwörter für „${machineName}“ gehen an ${origin}.`,
};
