import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/cancel.ts';
import type { Room } from './room.ts';

/** Shows the room in the page's title, with the number of messages that came while the page was hidden. */
export class RoomTitle implements ReactiveController {
  readonly #room: () => Room | undefined;
  #pageTitle = '';
  #unread = 0;
  /** The row after the last one seen, counted from the first that ever was. */
  #seenUntil = 0;
  #unsubscribe: Cancel | undefined;

  constructor(host: ReactiveControllerHost, options: { readonly room: () => Room | undefined }) {
    this.#room = options.room;
    host.addController(this);
  }

  hostConnected(): void {
    this.#pageTitle = document.title;
    document.addEventListener('visibilitychange', this.#read);
  }

  hostUpdated(): void {
    if (this.#unsubscribe) return;
    this.#unsubscribe = this.#room()?.timeline.onChange(() => this.#count());
    this.#read();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#read);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    document.title = this.#pageTitle;
  }

  readonly #read = () => {
    if (document.hidden) return;
    this.#seenUntil = this.#end();
    this.#unread = 0;
    this.#show();
  };

  #count(): void {
    const timeline = this.#room()?.timeline;
    if (!timeline) return;
    const from = Math.max(0, this.#seenUntil - timeline.dropped);
    this.#seenUntil = this.#end();
    if (!document.hidden) return;
    for (let index = from; index < timeline.length; index++) {
      const row = timeline.at(index);
      if (row?.kind === 'foreign' || (row?.kind === 'message' && !row.own)) this.#unread += 1;
    }
    this.#show();
  }

  #end(): number {
    const timeline = this.#room()?.timeline;
    return timeline ? timeline.dropped + timeline.length : 0;
  }

  #show(): void {
    const room = this.#room();
    if (!room) return;
    const title = `${room.roomName} · ${this.#pageTitle}`;
    document.title = this.#unread > 0 ? `(${this.#unread}) ${title}` : title;
  }
}
