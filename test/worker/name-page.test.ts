import { describe, expect, it } from 'vitest';
import { namePage } from '../../worker/name-page.ts';

const html = (title: string, attributes: string) =>
  `<title>${title}</title><header class="brand"${attributes}><h1>Momento Chat</h1></header>`;
const HIDDEN = ' id="brand"';
const HEADERS = { 'Content-Security-Policy': "default-src 'none'" };

const named = (config: string | undefined) =>
  namePage(
    new Response(html('Momento Chat', HIDDEN), { headers: HEADERS }),
    config === undefined ? undefined : new Response(config),
  );

describe('The page from what is kept', () => {
  it.each([
    ['is as it was built while no config.json was kept', undefined, html('Momento Chat', HIDDEN)],
    ['has the title of the brand', '{"brand":{"title":"Acme"}}', html('Acme', HIDDEN)],
    ['takes no title for markup', '{"brand":{"title":"<b>A&B$1"}}', html('&lt;b>A&B$1', HIDDEN)],
    ['hides its own name where a brand has none', '{"brand":{"logo":"a.svg"}}', html('Momento Chat', HIDDEN)],
    ['shows its own name where there is no brand', '{"rooms":["lobby"]}', html('Momento Chat', '')],
    ['shows its own name where the file is no configuration', 'null', html('Momento Chat', '')],
  ])('%s', async (_what, config, expected) => {
    expect(await (await named(config)).text()).toBe(expected);
  });

  it('keeps its headers, and so what its scripts may do', async () => {
    const page = await named('{"brand":{"title":"Acme"}}');
    expect(page.headers.get('Content-Security-Policy')).toBe(HEADERS['Content-Security-Policy']);
  });
});
