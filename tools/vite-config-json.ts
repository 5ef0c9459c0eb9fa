import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

const FILE_NAME = 'config.json';
const EMPTY = '{}\n';

/**
 * Puts an empty `config.json` beside every page, built or served, so that the page's request for it never
 * fails. Whoever deploys the page may write into that file; one in `public/` is left alone.
 */
export function configJson(): Plugin {
  let config: ResolvedConfig;
  const hasOwn = () => config.publicDir !== '' && existsSync(join(config.publicDir, FILE_NAME));

  return {
    name: 'config-json',
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE_NAME}`, (_request, response, next) => {
        if (hasOwn()) next();
        else response.writeHead(200, { 'Content-Type': 'application/json' }).end(EMPTY);
      });
    },
    generateBundle() {
      if (!hasOwn()) this.emitFile({ type: 'asset', fileName: FILE_NAME, source: EMPTY });
    },
  };
}
