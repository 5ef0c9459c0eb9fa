import type { BrowserContext, Page } from 'playwright-core';

/** What a page that is measured has to talk to. All of it is on this machine and has no real key. */
export interface BenchWorld {
  readonly cacheName: string;
  /** What a Token Vending Machine would vend; it ends after the bench. */
  readonly authToken: string;
  /** Momento over gRPC-web, `http://HOST:PORT`: another host name each time, as browsers open six connections a host. */
  readonly momentoUrl: () => string;
}

/** How the bench finds its way through a chat page. */
export interface PageAdapter {
  /** As it is called in the table. */
  readonly name: string;
  /** Where the page is, unless the command line tells. */
  readonly url?: string;
  /**
   * CSS of the element whose children are the messages, the newest last; open shadow roots are searched too.
   * Undefined for a page that draws nothing and tells the probe of what it receives.
   */
  readonly rows: string | undefined;
  /** CSS of the element that scrolls; open shadow roots are searched too. Undefined: nothing does. */
  readonly scroller: string | undefined;
  /** Not all messages are in the DOM: all of them are what is copied when all are selected. */
  readonly copiesAll?: boolean;
  /** CSS of the field in which messages are written. */
  readonly input: string;
  /** Makes a page that was built for other machines talk to these. Before the page is opened. */
  readonly prepare?: (context: BrowserContext, world: BenchWorld) => Promise<unknown>;
  /** Enters the room; resolves when the page is subscribed. */
  readonly join: (page: Page, visit: { readonly room: string; readonly name: string }) => Promise<void>;
}
