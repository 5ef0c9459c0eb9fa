// `npm run lighthouse`: Lighthouse (mobile preset) on the join screen of the production build, after `npm run build`.
// Prints the scores of each run and the median of each metric; fails when a median score is below 100. Lighthouse is
// fetched by npx the first time: with what it needs it is larger than all of ours.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { findChromium } from '../support/chromium.ts';
import { startPageHost } from '../support/page-host.ts';

/** The newest that runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const RUNS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'speed-index',
  'total-blocking-time',
  'cumulative-layout-shift',
] as const;

interface Report {
  readonly categories: Readonly<Record<(typeof CATEGORIES)[number], { readonly score: number }>>;
  readonly audits: Readonly<Record<(typeof METRICS)[number], { readonly numericValue: number }>>;
}

if (!existsSync('dist/index.html')) {
  console.error('There is no dist/index.html: run "npm run build" first.');
  process.exit(1);
}

const config = {
  cacheName: 'chat',
  tokenVendingMachines: [{ name: 'Guest', auth: 'open', url: 'api/momento/token' }],
};
const host = await startPageHost({ pageDir: 'dist', config });
const reports: Report[] = [];
for (let run = 1; run <= RUNS; run++) {
  const report = await measure(host.url);
  reports.push(report);
  console.log(`run ${run}: ${CATEGORIES.map((name) => `${name} ${scoreOf(report, name)}`).join(', ')}`);
}
await host.close();

for (const name of METRICS) {
  const value = median(reports.map(({ audits }) => audits[name].numericValue));
  console.log(
    `${name}: ${name === 'cumulative-layout-shift' ? value.toFixed(3) : `${Math.round(value)} ms`}`,
  );
}
for (const name of CATEGORIES) {
  const score = median(reports.map((report) => scoreOf(report, name)));
  if (score === 100) continue;
  console.error(`below 100: ${name} ${score}`);
  process.exitCode = 1;
}

async function measure(url: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--quiet',
      '--output=json',
      `--only-categories=${CATEGORIES.join(',')}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    { env: { ...process.env, CHROME_PATH: findChromium() }, maxBuffer: 64 * 2 ** 20 },
  );
  return JSON.parse(stdout) as Report;
}

function scoreOf({ categories }: Report, name: (typeof CATEGORIES)[number]): number {
  return Math.round(categories[name].score * 100);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
