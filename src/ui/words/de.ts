import type { Dictionary } from './words.ts';
import { cognito } from './de/cognito.ts';
import { cognitoSetUp } from './de/cognito-set-up.ts';
import { config } from './de/config.ts';
import { diagnostics } from './de/diagnostics.ts';
import { join } from './de/join.ts';
import { lambda } from './de/lambda.ts';
import { lambdaSetUp } from './de/lambda-set-up.ts';
import { list } from './de/list.ts';
import { openSetUp } from './de/open-set-up.ts';
import { problems } from './de/problems.ts';
import { room } from './de/room.ts';
import { setUp } from './de/set-up.ts';
import { settings } from './de/settings.ts';
import { signIn } from './de/sign-in.ts';

export const DE: Dictionary = {
  cognito,
  cognitoSetUp,
  config,
  diagnostics,
  join,
  lambda,
  lambdaSetUp,
  list,
  openSetUp,
  problems,
  room,
  settings,
  setUp,
  signIn,
};
