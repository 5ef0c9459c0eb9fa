// One row of the fault matrix: what goes wrong, for how long, and what the page must make of it.

import type { LocalChatOptions } from '../../../local/local-chat.ts';
import type { PageHost } from '../../support/page-host.ts';
import type { CellPage, Need } from './cell-page.ts';
import type { NetworkKind, PlayedNetwork } from './played-network.ts';
import type { RoomKind, RoomTraffic } from './room-traffic.ts';

/** What a fault can be done to. */
export interface Stage {
  readonly host: PageHost;
  readonly control: PageHost['control'];
  readonly chat: CellPage;
  readonly traffic: RoomTraffic;
  readonly room: RoomKind;
  /** Of cells that ask for one. */
  readonly network: PlayedNetwork | undefined;
}

type Act = (stage: Stage) => unknown;

/** Rows about lost messages: how many there must be, or that one must say how many. */
export type ExpectedGap = 'none' | 'counted' | 'unknown';

export interface FaultCell {
  readonly fault: string;
  /** It is played where the driver of the browser can do this. */
  readonly needs?: Need;
  /** Its own host is started with these; heartbeats come every second unless they say otherwise. */
  readonly host?: LocalChatOptions;
  /** The page meets its servers over a network of its own, which can be made bad. */
  readonly network?: NetworkKind;
  /** Before the page is opened. */
  readonly prepare?: Act;
  /** Before the room is entered: what the service is like. It is as usual again for the next cell on the page. */
  readonly arrange?: (stage: Pick<Stage, 'control'>) => void;
  /** Default: in a live room. */
  readonly at?: 'join' | 'live';
  /** Its host has a service worker to give, which keeps the files of the page. */
  readonly keepsFiles?: true;
  /** What it finds is not there a second time, so that it cannot be played in one room after the other kind. */
  readonly needsFreshRoom?: true;
  /** It leaves something behind in the page, so that no other cell can be played there after it. */
  readonly needsFreshPage?: true;
  /** How long the room has been live when it begins, in ms. Default: 2,000. */
  readonly warmUpMs?: number;
  readonly begin: Act;
  /** How long it lasts, in ms; 0: it is over as it happens. */
  readonly forMs: number;
  readonly end?: Act;
  /** Somebody may write in a quiet room, too. */
  readonly mayWrite?: boolean;
  /** Somebody writes in the middle of it, in a quiet room too. */
  readonly speaks?: boolean;
  /** Ends with something that tells the page: a network that is back, a page that is visible again. */
  readonly endsWithEvent?: boolean;
  /** The room gives up, with these words in an alert; after `end`, "Retry now" goes on. */
  readonly refusedWith?: RegExp;
  /** While it lasts, an alert says this; the room goes on by itself. */
  readonly warnsWith?: RegExp;
  /** What is shown where messages may have been lost. Default: nothing, and nothing is lost. */
  readonly gap?: Readonly<Record<RoomKind, ExpectedGap>>;
  /** Longest time to recover, in ms, where it is not the general promise. */
  readonly withinMs?: number;
  /** What else must be true in the end. */
  readonly verify?: Act;
}
