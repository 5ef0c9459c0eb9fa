import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createNodeListener, createTokenHandler, optionsFromEnvironment } from 'momento-chat/tvm';
import { createPasswordCallerOf } from 'momento-chat/tvm/passwords';

const callerOf = createPasswordCallerOf({
  readUsers: () => readFile(process.env.USERS_FILE ?? 'users.json', 'utf8'),
});
const tokens = createNodeListener(
  createTokenHandler(optionsFromEnvironment(process.env, 'lambda')),
  ({ headers }) => callerOf(headers),
);

createServer((request, response) => {
  if (request.url?.split('?')[0] === '/api/momento/token') tokens(request, response);
  else response.writeHead(404).end();
}).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
