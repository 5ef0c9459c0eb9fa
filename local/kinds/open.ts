import type { LocalKind, Place } from './local-kind.ts';

/** For guests. */
export const openKind = {
  name: 'Guest',
  guard: () => ({}),
  pageMachine: (place: Place) => ({ ...place, auth: 'open' }),
  instructions: (url: string) => ({ users: '', curl: `curl '${url}?name=Ann'` }),
} satisfies LocalKind;
