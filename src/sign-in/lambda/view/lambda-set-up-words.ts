// What those read who set up a machine that takes user names and passwords.

import { words } from '../../../ui/words/words.ts';

const EN = {
  title: 'Username and password',
  destination: (machineName: string, origin: string) =>
    `Usernames and passwords for “${machineName}” go to ${origin}.`,
};

export const lambdaSetUpWords = words('lambdaSetUp', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    lambdaSetUp: typeof EN;
  }
}
