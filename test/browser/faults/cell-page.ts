// What the fault matrix needs of a browser, whichever it is and whatever drives it.

import type { ChatPage } from '../../support/chat-page.ts';
import type { Engine } from '../../support/engines/engine.ts';
import type { PageHost } from '../../support/page-host.ts';
import type { RequestTimes } from '../../support/request-times.ts';
import type { NetworkKind, PlayedNetwork } from './played-network.ts';
import type { RowsPage } from './shown-rows.ts';

/** What not every driver can do to a browser. */
export type Need = Engine['lacks'][number];

export interface CellPage extends RowsPage {
  readonly goto: (url: string) => Promise<void>;
  /** Until the script has drawn the join form, so that config.json has been read. */
  readonly untilForm: () => Promise<void>;
  /** Fills the join form in and enters; returns when the room is there, live or not. */
  readonly join: (visitor: { readonly name: string }) => Promise<void>;
  readonly untilLive: () => Promise<void>;
  readonly status: () => Promise<string>;
  readonly untilStatus: (words: RegExp) => Promise<void>;
  readonly untilAlert: (words: RegExp) => Promise<void>;
  readonly untilNoAlert: () => Promise<void>;
  readonly press: (button: string) => Promise<void>;
  readonly send: (text: string) => Promise<void>;
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** @throws where the browser {@link CellBrowser.lacks} it */
  readonly setOffline: (isOffline: boolean) => Promise<void>;
  /** When the page asked for what since it was opened. */
  readonly requestTimes: () => Promise<RequestTimes>;
  /** Page errors and console lines that are not the browser's own for an injected fault. */
  readonly complaints: () => Promise<readonly string[]>;
  /** The same page, where Playwright drives it. */
  readonly playwright?: ChatPage;
  readonly close: () => Promise<void>;
}

export interface CellBrowser {
  /** With its version. */
  readonly name: string;
  /** Cells that need it are not played. */
  readonly lacks: readonly Need[];
  /** What of a page its driver does not hear. */
  readonly unheard?: string;
  /** Puts a network before this host, which is played with the browser's help. Without it, cells that ask for one are not played. */
  readonly openNetwork?: (kind: NetworkKind, host: PageHost) => Promise<PlayedNetwork>;
  /** A page without a past, for what this host serves. */
  readonly openPage: (host: PageHost) => Promise<CellPage>;
  readonly close: () => Promise<void>;
}
