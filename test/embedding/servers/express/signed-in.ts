import express from 'express';
import {
  createNodeListener,
  createTokenHandler,
  optionsFromEnvironment,
  refusalEntry,
} from 'momento-chat/tvm';
import { userOf } from './sessions.ts';

const tokens = createTokenHandler({
  ...optionsFromEnvironment(process.env),
  // In order of precedence. Nobody else gets a token.
  policy: {
    groups: [
      { group: 'staff', role: 'publish-subscribe', caches: ['chat'], topics: 'all' },
      { group: 'member', role: 'subscribe-only', caches: ['chat'], topics: ['news'], ttlSeconds: 900 },
    ],
  },
  onRefusal: (refusal) => console.warn(JSON.stringify(refusalEntry(refusal))),
});

const app = express();
app.all(
  '/api/momento/token',
  createNodeListener(tokens, async (request) => {
    const user = await userOf(request);
    return user ? { kind: 'user', userName: user.name, groups: user.groups } : { kind: 'unverified' };
  }),
);
app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
