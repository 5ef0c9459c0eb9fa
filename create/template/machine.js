// The Token Vending Machine: lets guests into the chat, each with a token of half an hour.
import { createTokenHandler, optionsFromEnvironment, refusalEntry } from 'momento-chat/tvm';

const tokens = createTokenHandler({
  ...optionsFromEnvironment(process.env),
  onRefusal: (refusal) => console.warn(JSON.stringify(refusalEntry(refusal))),
});

/** Answers a request for a token. */
export const answer = (request) => tokens(request, { kind: 'anonymous' });
