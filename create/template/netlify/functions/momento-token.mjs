// The Token Vending Machine: lets guests into the chat, each with a token of half an hour.
import { createTokenHandler, optionsFromEnvironment, refusalEntry } from 'momento-chat/tvm';

const tokens = createTokenHandler({
  ...optionsFromEnvironment(process.env),
  onRefusal: (refusal) => console.warn(JSON.stringify(refusalEntry(refusal))),
});

export default function momentoToken(request) {
  return tokens(request, { kind: 'anonymous' });
}

// Netlify reads this text without running it, so there are only literals. A page asks once in about 25 minutes.
export const config = {
  path: '/api/momento/token',
  rateLimit: { windowSize: 60, windowLimit: 60, aggregateBy: ['ip', 'domain'] },
};
