import type { KindSetUp } from '../../kind-set-up.ts';
import { openSetUpWords } from './open-set-up-words.ts';

export const setUp: KindSetUp = {
  destinations: () => [],
  title: () => openSetUpWords().title,
  keyWords: () => ({}),
  destination: ({ machineName, origin }) => openSetUpWords().destination(machineName, origin),
};
