// The Token Vending Machine: lets people in who have a name and a password, each with a token of half an hour.
import { readFile } from 'node:fs/promises';
import { createTokenHandler, optionsFromEnvironment, refusalEntry } from 'momento-chat/tvm';
import { createPasswordCallerOf } from 'momento-chat/tvm/passwords';

const callerOf = createPasswordCallerOf({
  // Where there is no such file beside the machine, what is in it is in a variable.
  readUsers: async () => process.env.TVM_USERS || readFile('users.json', 'utf8'),
});
const tokens = createTokenHandler({
  ...optionsFromEnvironment(process.env, 'lambda'),
  onRefusal: (refusal) => console.warn(JSON.stringify(refusalEntry(refusal))),
});

/** Answers a request for a token. */
export const answer = (request) => tokens(request, () => callerOf(Object.fromEntries(request.headers)));
