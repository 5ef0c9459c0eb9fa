import type { Dictionary } from './words.ts';
import { cognito } from './de/cognito.ts';
import { config } from './de/config.ts';
import { diagnostics } from './de/diagnostics.ts';
import { join } from './de/join.ts';
import { list } from './de/list.ts';
import { problems } from './de/problems.ts';
import { room } from './de/room.ts';
import { setUp } from './de/set-up.ts';
import { settings } from './de/settings.ts';
import { signIn } from './de/sign-in.ts';

export const DE: Dictionary = {
  cognito,
  config,
  diagnostics,
  join,
  list,
  problems,
  room,
  settings,
  setUp,
  signIn,
};
