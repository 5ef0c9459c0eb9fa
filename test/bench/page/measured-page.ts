import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { BenchWorld, PageAdapter } from './adapter.ts';
import type {} from './probe/probe.ts';
import { readTrace, TRACED_CATEGORIES, type TraceFigures } from './trace.ts';

/** Chromium's own figures for a page; times are ms since some start, to be subtracted from one another. */
export interface PageMetrics {
  /** CPU time of the main thread. */
  readonly mainThreadMs: number;
  /** CPU time of the renderer process, all its threads. */
  readonly processMs: number;
  readonly layouts: number;
  readonly styleRecalcs: number;
  readonly heapBytes: number;
}

export const VIEWPORT = { width: 1280, height: 800 };

/** A chat page under the eyes of the bench. */
export class MeasuredPage {
  readonly adapter: PageAdapter;
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #cdp: CDPSession;

  static async open(options: {
    /** Of its own; it is closed with the page. */
    readonly context: BrowserContext;
    readonly adapter: PageAdapter;
    /** The script of the probe. */
    readonly probe: string;
    readonly world: BenchWorld;
    readonly room: string;
  }): Promise<MeasuredPage> {
    const { context, adapter, probe, world, room } = options;
    await context.addInitScript({ content: probe });
    await adapter.prepare?.(context, world);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.goto(adapter.url ?? '');
    await adapter.join(page, { room, name: 'Dora' });
    // Where it rests on most pages, and where what moves below it costs something.
    await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
    return new MeasuredPage({ context, page, cdp, adapter });
  }

  private constructor(parts: {
    readonly context: BrowserContext;
    readonly page: Page;
    readonly cdp: CDPSession;
    readonly adapter: PageAdapter;
  }) {
    this.adapter = parts.adapter;
    this.page = parts.page;
    this.#context = parts.context;
    this.#cdp = parts.cdp;
  }

  /** From now on the probe notes when messages are painted. */
  async watchRows(): Promise<void> {
    const { rows } = this.adapter;
    if (rows !== undefined) await this.page.evaluate((css) => window.benchProbe.watchRows(css), rows);
  }

  /** When message `number` was painted (received, by a page that paints none), once it is; epoch ms. */
  until(number: number): Promise<number> {
    return this.page.evaluate((wanted) => window.benchProbe.until(wanted), number);
  }

  /** When each message was painted, by its number; epoch ms. */
  paintTimes(): Promise<readonly number[]> {
    return this.page.evaluate(() => window.benchProbe.times());
  }

  /** Nodes in the tree that the rows are in: elements, texts, comments. */
  countNodes(): Promise<number> {
    return this.page.evaluate((css) => window.benchProbe.countNodes(css), this.adapter.rows ?? 'body');
  }

  /** The text of all that is drawn. */
  textOfRows(): Promise<string> {
    return this.page.evaluate((css) => window.benchProbe.textOf(css), this.adapter.rows ?? 'body');
  }

  /** What somebody copies who has gone to the messages and selected all of them. */
  async copyAll(): Promise<string> {
    await this.page.locator(this.adapter.scroller ?? 'body').focus();
    await this.page.keyboard.press('Control+A');
    const copied = await this.page.evaluateHandle(() => ({ text: window.benchProbe.copied() }));
    await this.page.keyboard.press('Control+C');
    return copied.evaluate(({ text }) => text);
  }

  /** Scrolls to a part of the history: 0 is its beginning, 1 its end. */
  scrollTo(part: number): Promise<void> {
    const target = { css: this.adapter.scroller ?? 'html', part };
    return this.page.evaluate(({ css, part: to }) => window.benchProbe.scrollTo(css, to), target);
  }

  /** Clicks there. @returns ms until message `number` is painted as the newest one; without a number: the next frame */
  async timeClick({ x, y }: { readonly x: number; readonly y: number }, number?: number): Promise<number> {
    const clicked = await this.page.evaluateHandle(
      ({ css, wanted }) => ({ paintedMs: window.benchProbe.paintedAfterClick(css, wanted) }),
      { css: this.adapter.rows ?? '', wanted: number },
    );
    await this.page.mouse.click(x, y);
    return clicked.evaluate(({ paintedMs }) => paintedMs);
  }

  async metrics(): Promise<PageMetrics> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    // Newer than the types: what lies in array buffers is no part of the heap, and taken all the same.
    const { backingStorageSize } = (await this.#cdp.send('Runtime.getHeapUsage')) as {
      readonly backingStorageSize?: number;
    };
    if (backingStorageSize === undefined)
      throw new Error('this browser does not tell what array buffers take');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      mainThreadMs: value('ThreadTime') * 1_000,
      processMs: value('ProcessTime') * 1_000,
      layouts: value('LayoutCount'),
      styleRecalcs: value('RecalcStyleCount'),
      heapBytes: value('JSHeapUsedSize') + backingStorageSize,
    };
  }

  async collectGarbage(): Promise<void> {
    // What finalisers and weak references let go, the second time takes.
    for (let time = 0; time < 2; time++) await this.#cdp.send('HeapProfiler.collectGarbage');
  }

  /** Presses a key; resolves when the page has handled it. */
  async pressKey(): Promise<void> {
    const key = { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65 };
    await this.#cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: 'a' });
    await this.#cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
  }

  async turnWheel({ byPx }: { readonly byPx: number }): Promise<void> {
    const at = { x: VIEWPORT.width / 2, y: VIEWPORT.height / 2 };
    await this.#cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mouseWheel', deltaX: 0, deltaY: byPx });
  }

  /** Runs `action` and tells what was traced meanwhile. No other page may be at work. */
  async traced(action: () => Promise<void>): Promise<TraceFigures> {
    const browser = this.#context.browser();
    if (!browser) throw new Error('unable to trace; the page has no browser');
    await browser.startTracing(this.page, { categories: [...TRACED_CATEGORIES] });
    await action();
    return readTrace((await browser.stopTracing()).toString());
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
