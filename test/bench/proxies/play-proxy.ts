import type { Browser } from 'playwright-core';
import { type PageHost, startPageHost } from '../../support/page-host.ts';
import { type ChatOutcome, playChat } from './play-chat.ts';
import { playDown, playPreflight } from './play-requests.ts';
import { playArrival, playDeadline, playEncoding } from './play-stream.ts';
import type { ProxyProgram } from './proxy-program.ts';
import { freePort, startProxy } from './start-proxy.ts';

export interface ProxyPart {
  readonly program: ProxyProgram;
  readonly path: string;
  readonly browser: Browser;
  readonly pageDir: string;
}

/** As a person has it who has added nothing. */
export interface DefaultOutcome {
  readonly arrivalMs: number | undefined;
  readonly comesWhole: boolean;
  readonly encoding: string;
  readonly passesPreflight: boolean;
  readonly down: string;
  readonly honoured: ChatOutcome;
  readonly ignored: ChatOutcome;
}

export interface MendedOutcome {
  readonly arrivalMs: number | undefined;
  readonly chat: ChatOutcome;
}

export function playDefault(part: ProxyPart): Promise<DefaultOutcome> {
  return behind(part, { mended: false }, async ({ host, origin }) => {
    const { browser } = part;
    const play = { origin, standIn: host.standIn };
    const arrivalMs = await playArrival(play);
    const comesWhole = await playDeadline(play);
    const encoding = await playEncoding(play);
    const passesPreflight = await playPreflight(origin);
    const honoured = await playChat({ browser, host, origin, room: 'one' });
    host.control.honourDeadlines(false);
    const ignored = await playChat({ browser, host, origin, room: 'two' });
    return { arrivalMs, comesWhole, encoding, passesPreflight, down: await down(part), honoured, ignored };
  });
}

export function playMended(part: ProxyPart): Promise<MendedOutcome> {
  return behind(part, { mended: true }, async ({ host, origin }) => ({
    arrivalMs: await playArrival({ origin, standIn: host.standIn }),
    chat: await playChat({ browser: part.browser, host, origin, room: 'one' }),
  }));
}

async function behind<T>(
  { program, path, pageDir }: ProxyPart,
  { mended }: { readonly mended: boolean },
  play: (at: { readonly host: PageHost; readonly origin: string }) => Promise<T>,
): Promise<T> {
  const host = await startPageHost({ pageDir });
  try {
    const proxy = await startProxy({ program, path, targetPort: host.standIn.webPort, mended });
    try {
      return await play({ host, origin: proxy.origin });
    } finally {
      await proxy.close();
    }
  } finally {
    await host.close();
  }
}

async function down({ program, path }: ProxyPart): Promise<string> {
  const proxy = await startProxy({ program, path, targetPort: await freePort(), mended: false });
  try {
    return await playDown(proxy.origin);
  } finally {
    await proxy.close();
  }
}
