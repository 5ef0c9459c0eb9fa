import { chromiumEngine } from './chromium-engine.ts';
import type { Engine } from './engine.ts';
import { firefoxEngine } from './firefox-engine.ts';
import { webkitEngine } from './webkit-engine.ts';

const ENGINES: readonly Engine[] = [chromiumEngine, firefoxEngine, webkitEngine];

/**
 * Whether this run tries an engine: Chromium always, the others where `BROWSERS=all` asks for them
 * (`npm run test:browsers`).
 */
export function isTried(engine: Engine): boolean {
  return (engine === chromiumEngine || process.env['BROWSERS'] === 'all') && engine.find() !== undefined;
}

/** A line for each browser: what is tested, or what to install so that it is. */
export function tellEngines(): string {
  return ENGINES.map((engine) => {
    const { name, packages, find } = engine;
    const [program] = find() ?? [];
    return program === undefined
      ? `${name}: NOT tested; it is not installed (Debian: apt-get install ${packages})`
      : `${name}: ${isTried(engine) ? 'tested' : 'not tested; "npm run test:browsers" does'} (${program})`;
  }).join('\n');
}
