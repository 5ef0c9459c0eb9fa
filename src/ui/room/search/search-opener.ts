import { html, type LitElement, nothing, type ReactiveController } from 'lit';
import type { MutedPeople } from '../../../chat/muted-people.ts';
import type { Room } from '../room.ts';
import { opensSearch } from './search-keys.ts';

/** The room that is searched. */
interface SearchedRoom extends LitElement {
  readonly room: Room | undefined;
  readonly muted: MutedPeople | undefined;
  /** It stands beside what is not its own: keys are heard in it alone. */
  readonly isEmbedded: boolean;
  readonly onFailure: (error: unknown) => void;
}

/** Opens the search of a room, by its button or by keys, and gives the focus back when it is closed. */
export class SearchOpener implements ReactiveController {
  readonly #host: SearchedRoom;
  #isOpen = false;
  /** What had the focus before. */
  #before: Element | null | undefined;

  constructor(host: SearchedRoom) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#keys.addEventListener('keydown', this.#onKeyDown);
  }

  hostDisconnected(): void {
    this.#keys.removeEventListener('keydown', this.#onKeyDown);
    this.#isOpen = false;
    this.#host.requestUpdate();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  template() {
    const { room, muted, renderRoot } = this.#host;
    if (!this.#isOpen || !room) return nothing;
    const { roomName, timeline, clock } = room;
    return html`
      <room-search .rows=${timeline} .muted=${muted} .list=${renderRoot.querySelector('chat-message-list')} .roomName=${roomName} .clock=${clock}
        @close=${this.#close}></room-search>
    `;
  }

  async toggle(): Promise<void> {
    if (this.#isOpen) {
      this.#close();
      return;
    }
    const host = this.#host;
    this.#before = host.shadowRoot?.activeElement;
    try {
      await import('./room-search.ts');
    } catch (error) {
      host.onFailure(error);
      return;
    }
    this.#isOpen = true;
    host.requestUpdate();
    await host.updateComplete;
    await this.#search?.updateComplete;
    this.#search?.focus();
  }

  get #search() {
    return this.#host.renderRoot.querySelector('room-search');
  }

  get #keys(): GlobalEventHandlers {
    return this.#host.isEmbedded ? this.#host : document;
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (!opensSearch(event)) return;
    // What a dialog lies over is out of reach.
    if (event.composedPath().some((target) => target instanceof HTMLDialogElement)) return;
    event.preventDefault();
    if (this.#isOpen) this.#search?.focus();
    else void this.toggle();
  };

  readonly #close = () => {
    const { renderRoot } = this.#host;
    this.#isOpen = false;
    this.#host.requestUpdate();
    const before = this.#before?.isConnected ? this.#before : renderRoot.querySelector('.find');
    if (before instanceof HTMLElement) before.focus();
    this.#before = undefined;
  };
}
