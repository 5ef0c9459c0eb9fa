import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/** Starts the Chromium of `CHROMIUM_PATH`, else one in `PATH`, without anything that goes to the network by itself. */
export function launch({ CHROMIUM_PATH, PATH = '' }: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const inPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const executablePath = CHROMIUM_PATH || inPath.find(isExecutable);
  if (!executablePath) {
    throw new Error(
      'unable to take pictures; there is no Chromium in PATH: install one or set CHROMIUM_PATH',
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      // Letters are drawn alike wherever the fonts are the same.
      '--font-render-hinting=none',
      '--disable-lcd-text',
      // Chromium refuses its sandbox to root, as whom containers and CI run.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
