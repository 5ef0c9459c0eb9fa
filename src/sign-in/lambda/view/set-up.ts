import type { KindSetUp } from '../../kind-set-up.ts';
import { lambdaSetUpWords } from './lambda-set-up-words.ts';

export const setUp: KindSetUp = {
  destinations: () => [],
  title: () => lambdaSetUpWords().title,
  keyWords: () => ({}),
  destination: ({ machineName, origin }) => lambdaSetUpWords().destination(machineName, origin),
};
