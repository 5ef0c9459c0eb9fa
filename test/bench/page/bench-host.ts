import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import type { LocalServer } from '../../support/http-server.ts';
import { startHttp2Front } from '../../support/http2-front.ts';
import { buildPage } from '../../support/page-build.ts';
import { type PageHost, startPageHost } from '../../support/page-host.ts';
import type { BenchWorld, PageAdapter } from './adapter.ts';
import { keepMessages, adapter as momentoChat } from './adapters/momento-chat.ts';
import { type FloorHost, startFloorHost } from './floor/floor-host.ts';
import { MeasuredPage, VIEWPORT } from './measured-page.ts';
import { RoomSpeaker } from './room-speaker.ts';

const CACHE = 'chat';

/** Everything that the parts of the bench measure with. */
export class BenchHost {
  readonly floor: FloorHost;
  /** This project's page. */
  readonly ours: PageAdapter;
  /** What it is compared with besides the floor: one page or none. */
  readonly compared: readonly PageAdapter[];
  readonly #world: BenchWorld;
  readonly #host: PageHost;
  readonly #front: LocalServer | undefined;
  readonly #browser: Browser;
  readonly #probe: string;
  readonly #pageDir: string;
  #rooms = 0;

  /** Builds what is measured, starts a browser and all that is behind a chat. */
  static async start(options: {
    readonly compared: PageAdapter | undefined;
    readonly history: boolean;
    /** The page talks to the stand-in over HTTP/2, as to the real service, so that it keeps as many rooms live. */
    readonly http2: boolean;
  }): Promise<BenchHost> {
    const pageDir = await mkdtemp(join(tmpdir(), 'momento-chat-bench-'));
    buildPage(pageDir);
    const host = await startPageHost({ pageDir, cacheName: CACHE });
    const { webPort, legacyApiToken } = host.standIn;
    const world: BenchWorld = {
      cacheName: CACHE,
      authToken: legacyApiToken,
      momentoUrl: () => `http://page-${randomUUID()}.localhost:${webPort}`,
    };
    const front = options.http2 ? await startHttp2Front(host) : undefined;
    const [floor, browser] = await Promise.all([startFloorHost(world), launchChromium({ whole: true })]);
    return new BenchHost({ pageDir, world, host, front, floor, browser, ...options });
  }

  private constructor(parts: {
    readonly pageDir: string;
    readonly world: BenchWorld;
    readonly host: PageHost;
    readonly front: LocalServer | undefined;
    readonly floor: FloorHost;
    readonly browser: Browser;
    readonly compared: PageAdapter | undefined;
    readonly history: boolean;
  }) {
    this.#pageDir = parts.pageDir;
    this.#world = parts.world;
    this.#host = parts.host;
    this.#front = parts.front;
    this.#browser = parts.browser;
    this.floor = parts.floor;
    this.ours = { ...momentoChat, url: parts.host.url, ...(parts.history && { prepare: keepMessages }) };
    this.compared = parts.compared ? [parts.compared] : [];
    const entryPoints = [join(import.meta.dirname, 'probe/probe.ts')];
    const [output] = buildSync({ entryPoints, bundle: true, format: 'iife', write: false }).outputFiles;
    this.#probe = output?.text ?? '';
  }

  /** A room that nobody was in before. */
  newRoom(): RoomSpeaker {
    this.#rooms += 1;
    const topicName = `bench-${this.#rooms}`;
    return new RoomSpeaker({ control: this.#host.control, cacheName: CACHE, topicName });
  }

  /** Opens a page in a browser profile, and so in a process, of its own, and enters the room. */
  async open(adapter: PageAdapter, room: RoomSpeaker): Promise<MeasuredPage> {
    const context = await this.#browser.newContext({
      locale: 'en-US',
      viewport: VIEWPORT,
      ignoreHTTPSErrors: this.#front !== undefined,
    });
    return this.openIn(context, { adapter, room });
  }

  /** Opens a page in this browser profile, where nothing else is, and enters the room. */
  openIn(
    context: BrowserContext,
    { adapter, room }: { readonly adapter: PageAdapter; readonly room: RoomSpeaker },
  ): Promise<MeasuredPage> {
    const { topicName } = room;
    return MeasuredPage.open({
      context,
      adapter,
      probe: this.#probe,
      world: this.#world,
      room: topicName,
    });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await Promise.all([this.#front?.close(), this.#host.close(), this.floor.close()]);
    await rm(this.#pageDir, { recursive: true, force: true });
  }
}
