// Momento's own example, examples/web/vite-chat-app of momentohq/client-sdk-javascript. Build it with
//   VITE_MOMENTO_CACHE_NAME=chat VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE=open
//   VITE_TOKEN_VENDING_MACHINE_URL=https://tvm.invalid/
// and serve its `dist`: `npm run bench -- --compare http://127.0.0.1:4173/ --adapter test/bench/page/adapters/original-chat.ts`

import type { BenchWorld, PageAdapter } from '../adapter.ts';

export const adapter: PageAdapter = {
  name: 'original',
  rows: 'div.overflow-auto',
  scroller: 'div.overflow-auto',
  input: 'input[placeholder="chat"]',
  prepare: (context, world) => context.addInitScript({ content: redirections(world) }),
  join: async (page, { room, name }) => {
    await page.getByPlaceholder('chat room').fill(room);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByPlaceholder('username').fill(name);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByText(`user joined: ${name}`).waitFor();
  },
};

/** Neither the machine nor the service can be set in this page: their URLs are exchanged where they are used. */
function redirections({ authToken, momentoUrl }: BenchWorld): string {
  return `{
    const token = ${JSON.stringify(JSON.stringify({ authToken }))};
    const momentoUrl = ${JSON.stringify(momentoUrl())};
    const { fetch } = window;
    window.fetch = (url, ...rest) =>
      String(url).startsWith('https://tvm.invalid') ? Promise.resolve(new Response(token)) : fetch(url, ...rest);
    const { open } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (method, url, ...rest) {
      return open.call(this, method, String(url).replace(/^https:\\/\\/web\\.cache\\.[^/]+/, momentoUrl), ...rest);
    };
  }`;
}
