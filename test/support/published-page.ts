import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { writeHeaderFile } from '../../tools/host-headers/write-header-file.ts';
import { createNodeListener } from '../../tvm/node-listener.ts';
import { optionsFromEnvironment } from '../../tvm/options-from-environment.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';
import { startStaticHost } from './static-host.ts';

export interface PublishedPage {
  readonly url: string;
  readonly momento: MomentoStandIn;
  /** What answers in place of a file, by path. */
  readonly functions: Record<string, RequestListener>;
  /** Puts another build in place of what is there: files of the one before are gone. */
  readonly deploy: (pageDir: string) => Promise<void>;
  /** Replaces config.json, with these beside what it needs. */
  readonly configure: (more: object) => Promise<void>;
  /** The site cannot be reached any more. */
  readonly close: () => Promise<void>;
}

/** The page as it is published: its files, its `config.json`, its `_headers`, and a machine on the same site. */
export async function publishPage(builtDir: string): Promise<PublishedPage> {
  const momento = await startMomentoStandIn({ caches: ['chat'] });
  const siteDir = await mkdtemp(join(tmpdir(), 'published-page-'));
  let own: object = {};
  const writeConfig = () => {
    const config = {
      cacheName: 'chat',
      tokenVendingMachines: [{ name: 'Guest', auth: 'open', url: 'api/momento/token' }],
      momentoEndpoint: `http://momento.localhost:${momento.webPort}`,
      locked: true,
      ...own,
    };
    return writeFile(join(siteDir, 'config.json'), JSON.stringify(config));
  };
  const deploy = async (pageDir: string) => {
    const before = await readdir(siteDir);
    await Promise.all(before.map((name) => rm(join(siteDir, name), { recursive: true })));
    await cp(pageDir, siteDir, { recursive: true });
    await writeConfig();
    await writeHeaderFile({ pageDir: siteDir, env: {}, preset: 'locked' });
  };
  await deploy(builtDir);
  const machine = optionsFromEnvironment({
    MOMENTO_API_KEY: momento.legacyApiToken,
    TVM_MOMENTO_STAND_IN: momento.grpcAddress,
  });
  const functions: Record<string, RequestListener> = {
    '/api/momento/token': createNodeListener(createTokenHandler(machine)),
  };
  const host = await startStaticHost(siteDir, functions);
  let closing: Promise<void> | undefined;
  return {
    url: `${host.origin}/`,
    momento,
    functions,
    deploy,
    configure: (more) => {
      own = more;
      return writeConfig();
    },
    close: () => {
      closing ??= Promise.all([momento.close(), host.close()]).then(() => rm(siteDir, { recursive: true }));
      return closing;
    },
  };
}
