import type { Dictionary } from '../words.ts';

export const openSetUp: Dictionary['openSetUp'] = {
  title: 'Offen: Gäste mit Namen',
  destination: (machineName, origin) => `Gäste von „${machineName}“ bekommen ihren Zugang von ${origin}.`,
};
