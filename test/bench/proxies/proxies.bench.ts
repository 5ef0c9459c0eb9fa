// Plays streams, requests and two people who chat through the proxies that are installed, each with default settings and
// with the lines that mend it, and writes the tables of docs/proxies.md: `npm run bench:proxies [part of a name]`. With
// a name, it prints them. Some ten minutes.

import { readFileSync, writeFileSync } from 'node:fs';
import { startMomentoStandIn } from '../../../local/momento/index.ts';
import { launchChromium } from '../../support/chromium.ts';
import { buildPage } from '../../support/page-build.ts';
import { playDefault, playMended } from './play-proxy.ts';
import { playSilence } from './play-stream.ts';
import { apache } from './programs/apache.ts';
import { caddy } from './programs/caddy.ts';
import { haproxy } from './programs/haproxy.ts';
import { nginx } from './programs/nginx.ts';
import { squid } from './programs/squid.ts';
import { varnish } from './programs/varnish.ts';
import type { ProxyProgram } from './proxy-program.ts';
import { type ProxyResult, reportOf } from './report.ts';
import { findProgram, startProxy, versionOf } from './start-proxy.ts';

const PROGRAMS: readonly ProxyProgram[] = [nginx, apache, varnish, caddy, haproxy, squid];
const PAGE_DIR = 'build/bench-page';
const DOCUMENT = 'docs/proxies.md';
const BEGIN = '<!-- What follows is written by npm run bench:proxies. -->';
const SILENCE_MS = 130_000;

const wanted = (process.argv[2] ?? '').toLowerCase();
const chosen = PROGRAMS.filter(({ name }) => name.toLowerCase().includes(wanted));
const installed = chosen.flatMap((program) => {
  const path = findProgram(program);
  if (path === undefined) console.log(`${program.name} is not installed: skipped`);
  return path === undefined ? [] : [{ program, path }];
});

buildPage(PAGE_DIR);
const silences = new Map(
  installed.flatMap(({ program, path }) =>
    [false, true].map((mended) => [`${program.name} ${mended}`, silence({ program, path, mended })]),
  ),
);
const browser = await launchChromium();
try {
  const results: ProxyResult[] = [];
  for (const { program, path } of installed) {
    console.log(`${program.name} …`);
    const part = { program, path, browser, pageDir: PAGE_DIR };
    const [asItIs, mended] = [await playDefault(part), await playMended(part)];
    const silenceOf = async (isMended: boolean) => (await silences.get(`${program.name} ${isMended}`)) ?? '';
    results.push({
      program,
      version: versionOf(program, path),
      asItIs: { ...asItIs, silence: await silenceOf(false) },
      mended: { ...mended, silence: await silenceOf(true) },
    });
  }
  const report = reportOf(results);
  console.log(report);
  if (chosen.length === PROGRAMS.length && installed.length === PROGRAMS.length) write(report);
  else console.log(`${DOCUMENT} is written only when all are played`);
} finally {
  await browser.close();
}

/** A stream on which nothing comes after its first heartbeat, beside everything else. */
async function silence(options: {
  readonly program: ProxyProgram;
  readonly path: string;
  readonly mended: boolean;
}): Promise<string> {
  const standIn = await startMomentoStandIn({ caches: ['chat'], heartbeatMs: Number.POSITIVE_INFINITY });
  const proxy = await startProxy({ ...options, targetPort: standIn.webPort });
  try {
    return await playSilence({ origin: proxy.origin, standIn }, SILENCE_MS);
  } finally {
    await proxy.close();
    await standIn.close();
  }
}

function write(report: string): void {
  const [text = ''] = readFileSync(DOCUMENT, 'utf8').split(BEGIN);
  writeFileSync(DOCUMENT, `${text}${BEGIN}\n\n${report}\n`);
  console.log(`written to ${DOCUMENT}`);
}
