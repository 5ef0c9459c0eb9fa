import { chromiumEngine } from './chromium-engine.ts';
import type { Engine } from './engine.ts';
import { firefoxEngine } from './firefox-engine.ts';
import { webkitEngine } from './webkit-engine.ts';

const ENGINES: readonly Engine[] = [chromiumEngine, firefoxEngine, webkitEngine];

/** A line for each browser: what is tested, or what to install so that it is. */
export function tellEngines(): string {
  return ENGINES.map(({ name, packages, find }) => {
    const [program] = find() ?? [];
    return program === undefined
      ? `${name}: NOT tested; it is not installed (Debian: apt-get install ${packages})`
      : `${name}: tested (${program})`;
  }).join('\n');
}
