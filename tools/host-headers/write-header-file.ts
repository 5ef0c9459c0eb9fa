import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from '../../src/config/app-config.ts';
import { brandReader } from '../../src/config/brand.ts';
import { type BuildEnv, builtConfig } from '../../src/config/build-env.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { loadSetUps } from '../../src/sign-in/kind-set-ups.ts';
import { connectSources, type Preset } from './connect-sources.ts';
import { formatHeaderFile, headerRules } from './header-rules.ts';

export interface HeaderFileOptions {
  /** The built page, with the `config.json` that it is published with. */
  readonly pageDir: string;
  /** What it was built with. */
  readonly env: BuildEnv;
  readonly preset: Preset;
}

/** Stands for the site's own origin, which nobody knows yet. */
const PAGE_URL = 'https://page.invalid/';

/**
 * Writes `_headers` beside the built page, and brings its path.
 * @throws Error when there is no page, or when its configuration is wrong
 */
export async function writeHeaderFile({ pageDir, env, preset }: HeaderFileOptions): Promise<string> {
  const htmlPath = join(pageDir, 'index.html');
  if (!existsSync(htmlPath))
    throw new Error(`unable to write headers; there is no ${htmlPath}: build the page first`);
  const html = readFileSync(htmlPath, 'utf8');
  const connectTo = connectSources(readConfig({ pageDir, env }), {
    preset,
    pageUrl: PAGE_URL,
    kinds: await loadSetUps(),
  });
  const path = join(pageDir, '_headers');
  writeFileSync(path, formatHeaderFile(headerRules({ html, connectTo })));
  return path;
}

function readConfig({ pageDir, env }: Omit<HeaderFileOptions, 'preset'>): AppConfig {
  const file: unknown = JSON.parse(readFileSync(join(pageDir, 'config.json'), 'utf8'));
  const result = parseConfig({
    file,
    built: builtConfig(env),
    pageUrl: PAGE_URL,
    brandReader: brandReader(PAGE_URL),
  });
  if (result.ok) return result.config;
  const problems = result.problems.map(
    ({ source, key, code }) => `${source}: ${key || 'all of it'} is ${code}`,
  );
  throw new Error(`unable to write headers; ${problems.join('; ')}; see docs/configuration.md`);
}
