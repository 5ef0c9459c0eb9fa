import puppeteer from 'puppeteer-core';
import { inPath } from '../in-path.ts';
import type { Engine } from './engine.ts';
import { tabOf } from './puppeteer-tab.ts';

const PREFERENCES = {
  'intl.accept_languages': 'en-US, en',
  // What moves would be drawn by the processor, which is wanted elsewhere.
  'ui.prefersReducedMotion': 1,
  // Nothing goes to the network by itself.
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

const KEEPS_NO_PAGES = { 'browser.sessionhistory.max_total_viewers': 0 };

export const firefoxEngine: Engine = {
  name: 'Firefox',
  lacks: [],
  packages: 'firefox-esr',
  find: () => {
    const path = findFirefox();
    return path === undefined ? undefined : [path];
  },
  launch: async ({ keepsLeftPages = true } = {}) => {
    const executablePath = findFirefox();
    if (executablePath === undefined) throw new Error('unable to find Firefox');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      defaultViewport: { width: 1280, height: 720 },
      extraPrefsFirefox: { ...PREFERENCES, ...(keepsLeftPages ? {} : KEEPS_NO_PAGES) },
    });
    return {
      version: (await browser.version()).replace('firefox/', ''),
      openProfile: async () => {
        const context = await browser.createBrowserContext();
        return { openTab: async () => tabOf(await context.newPage()), close: () => context.close() };
      },
      close: () => browser.close(),
    };
  },
};

function findFirefox(): string | undefined {
  const told = process.env.FIREFOX_PATH;
  return told ? told : (inPath('firefox-esr') ?? inPath('firefox'));
}
