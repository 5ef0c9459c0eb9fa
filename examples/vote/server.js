// Serves this folder, and the topics as `/momento-chat/`. Tokens and configuration are those of the local chat; in your
// application, `/token` is a Token Vending Machine of its own.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const [chat = 'http://localhost:5173/', port = '8080'] = process.argv.slice(2);
const ELSEWHERE = { '/token': 'api/momento/token', '/config.json': 'config.json' };
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' };
const FILE = /^\/(momento-chat\/)?([\w-]+\.(html|js|css))$/;
const entries = import.meta.resolve('momento-chat/topics');

const server = createServer(async ({ url }, response) => {
  const [pathname] = url.split('?');
  const search = url.slice(pathname.length);
  try {
    if (ELSEWHERE[pathname]) {
      const answer = await fetch(new URL(ELSEWHERE[pathname] + search, chat));
      response.writeHead(answer.status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
      response.end(await answer.text());
      return;
    }
    const [, isEntry, file, ending] = FILE.exec(pathname === '/' ? '/index.html' : pathname) ?? [];
    const body = file && (await readFile(new URL(file, isEntry ? entries : import.meta.url)).catch(() => {}));
    response.writeHead(body ? 200 : 404, { 'Content-Type': TYPES[ending] ?? 'text/plain' });
    response.end(body || 'There is no such file.');
  } catch {
    response.writeHead(502).end(`${chat} cannot be reached: is it running?`);
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(`http://localhost:${server.address().port}/`));
process.once('SIGINT', stop).once('SIGTERM', stop);

function stop() {
  server.close();
  server.closeAllConnections();
}
