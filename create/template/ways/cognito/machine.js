// The Token Vending Machine: lets people of the user pool in, each with a token of half an hour. It verifies their ID tokens
// by the keys that the pool publishes.
import { createTokenHandler, optionsFromEnvironment, refusalEntry } from 'momento-chat/tvm';
import { createOidcCallerOf } from 'momento-chat/tvm/oidc';
import { clientId, issuer } from './cognito.js';

const callerOf = createOidcCallerOf({
  issuer,
  audiences: [clientId],
  groupsPath: ['cognito:groups'],
  // People are known by their user names.
  shortName: null,
});
const tokens = createTokenHandler({
  ...optionsFromEnvironment(process.env, 'oidc'),
  onRefusal: (refusal) => console.warn(JSON.stringify(refusalEntry(refusal))),
});

/** Answers a request for a token. */
export const answer = (request) => tokens(request, () => callerOf(request.headers.get('Authorization')));
