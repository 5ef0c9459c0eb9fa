import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { loadSetUps } from '../../../src/sign-in/kind-set-ups.ts';
import { connectSources } from '../../../tools/host-headers/connect-sources.ts';
import { headerRules } from '../../../tools/host-headers/header-rules.ts';
import { FaultyWire } from '../faulty-wire.ts';
import { type PageHostOptions, startPageHost } from '../page-host.ts';

/** The page under the headers that are generated for it (preset `locked`), with a wire to Momento that breaks. */
export async function startStrictHost(options: PageHostOptions) {
  const host = await startPageHost(options);
  const wire = await FaultyWire.to(`127.0.0.1:${host.standIn.webPort}`);
  const local = (await (await fetch(new URL('config.json', host.url))).json()) as object;
  const file = { ...local, momentoEndpoint: `http://momento.localhost:${wire.port}` };
  const parsed = parseConfig({ file, pageUrl: host.url });
  if (!parsed.ok) throw new Error('unable to serve the page; its configuration is wrong');
  const connectTo = connectSources(parsed.config, {
    preset: 'locked',
    pageUrl: host.url,
    kinds: await loadSetUps(),
  });
  const html = await readFile(join(options.pageDir, 'index.html'), 'utf8');
  const [everywhere] = headerRules({ html, connectTo });
  host.serveWith({ config: file, headers: everywhere?.headers ?? {} });
  return {
    ...host,
    wire,
    close: async () => {
      await wire.close();
      await host.close();
    },
  };
}

export type StrictHost = Awaited<ReturnType<typeof startStrictHost>>;
