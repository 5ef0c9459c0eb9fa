// The words for a chat that has not been set up yet, and for one that is configured wrongly.

import type { UserMessage } from '../parts/user-message.ts';
import { number, plural } from '../words/en/count.ts';
import { words } from '../words/words.ts';

const EN = {
  noMachine: {
    heading: 'Almost there',
    text: 'This page has no Token Vending Machine yet, the service that lets people in. There are two ways to add one. Or add one in the settings, for this device only.',
  } satisfies UserMessage,
  withoutBuild: 'Without a new build',
  /** Names of files, variables and commands are between backquotes. */
  configFile:
    'Put this into `config.json` next to the page, with the URL of your machine and the name of your cache:',
  example: 'Example config.json',
  whenBuilding: 'When building',
  variables:
    'Set `VITE_TOKEN_VENDING_MACHINE_URL` and `VITE_MOMENTO_CACHE_NAME`, for example in `.env.local`, and rebuild the page.',
  thenReload: 'Then reload this page. To try the chat without an account, run `npm run dev`.',

  /** @param count how many settings are wrong */
  wrong: (count: number): UserMessage => ({
    heading: 'This page is not set up correctly',
    text: `${plural(count, { one: 'One setting is', other: `${number(count)} settings are` })} wrong. Correct what is listed here, then reload the page.`,
  }),
  /** The file could not be had, or is something else. */
  unreadable: {
    heading: 'The configuration of this page cannot be read',
    text: 'Check your internet connection. If this network requires you to sign in, do that on any other site. Then reload the page. If that does not help, tell whoever runs this chat what is listed here.',
  } satisfies UserMessage,
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
