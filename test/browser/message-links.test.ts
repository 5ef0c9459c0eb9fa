import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

it('A link in a message says where it leads, or is none', async () => {
  const { url } = await host();
  const ann = await open();
  await ann.joinLive(url, { name: 'Ann' });
  const texts = [
    'plain https://chat.example/path',
    // The first letter of the host is Cyrillic.
    'alike https://\u0430pple.example/',
    'hidden https://goo\u00adgle.example/',
    'user https://accounts.google.com@evil.example/',
    'slash https://evil.example\\.bank.example/',
  ];
  for (const text of texts) {
    await ann.send(text);
    await ann.log
      .getByText(text.split(' ')[0] ?? '')
      .first()
      .waitFor();
  }
  const links = await ann.log
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => [link.textContent, (link as HTMLAnchorElement).href]));
  expect(links).toEqual([
    ['https://chat.example/path', 'https://chat.example/path'],
    ['https://\u0430pple.example/ (xn--pple-43d.example)', 'https://xn--pple-43d.example/'],
    ['https://goo\u00adgle.example/ (google.example)', 'https://google.example/'],
  ]);
});
