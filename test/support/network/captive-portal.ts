import { type LocalServer, serveLocally } from '../http-server.ts';

/** What a network does to those who have not signed in: shows its page in place of all others, or leads to it. */
export type PortalForm = 'page' | 'redirect';

const PATH = '/welcome';
const PAGE = '<!doctype html><title>Free Wi-Fi</title><p>Welcome! Accept our terms to go online.</p>';

/** Answers everything that it is asked, whatever the method, in its form. */
export async function startCaptivePortal(form: PortalForm): Promise<LocalServer> {
  const server = await serveLocally(({ url }, answer) => {
    if (form === 'page' || url === PATH) answer.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    else answer.writeHead(302, { Location: address }).end();
  });
  // An origin of its own, as portals have one.
  const address = `http://portal.localhost:${new URL(server.origin).port}${PATH}`;
  return server;
}
