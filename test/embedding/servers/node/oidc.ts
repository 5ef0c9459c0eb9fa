import { createServer } from 'node:http';
import { createNodeListener, createTokenHandler, optionsFromEnvironment } from 'momento-chat/tvm';
import { createOidcCallerOf, readOidcSettings } from 'momento-chat/tvm/oidc';

const callerOf = createOidcCallerOf(readOidcSettings(process.env));
const tokens = createNodeListener(
  createTokenHandler(optionsFromEnvironment(process.env, 'oidc')),
  ({ headers }) => callerOf(headers.authorization),
);

createServer((request, response) => {
  if (request.url?.split('?')[0] === '/api/momento/token') tokens(request, response);
  else response.writeHead(404).end();
}).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
