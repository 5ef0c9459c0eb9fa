// The words of the page for a chat that nobody has set up yet, and for one whose configuration is wrong.

import type { UserMessage } from '../room/problems-words.ts';
import { number, plural } from '../words/en/count.ts';
import { words } from '../words/words.ts';

const EN = {
  noMachine: {
    heading: 'Almost there',
    text: 'This page has no Token Vending Machine yet: the service that lets people in. Give it one in either of two ways; or in the settings, for this device alone.',
  } satisfies UserMessage,
  withoutBuild: 'Without a new build',
  /** Names of files, variables and commands stand between backquotes. */
  configFile:
    'Put this into `config.json` beside the page, with the address of your machine and the name of your cache:',
  example: 'Example of config.json',
  whenBuilding: 'When building',
  variables:
    'Set `VITE_TOKEN_VENDING_MACHINE_URL` and `VITE_MOMENTO_CACHE_NAME`, for example in `.env.local`, and build the page again.',
  thenReload: 'Then load this page again. To try it without any account, start it with `npm run dev`.',

  /** The configuration is wrong in so many places. */
  wrong: (count: number): UserMessage => ({
    heading: 'This page is not set up correctly',
    text: `${plural(count, { one: 'One setting is', other: `${number(count)} settings are` })} wrong. Correct what is listed here, then load the page again.`,
  }),
  source: 'In',
  found: 'Found',
  expected: 'Expected',
};

export const setUpWords = words('setUp', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    setUp: typeof EN;
  }
}
