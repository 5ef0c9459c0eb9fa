import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import { Disposables } from '../../../base/disposables.ts';
import type { Author } from '../../../chat/author.ts';
import type { People, Person } from '../../../chat/room/people.ts';
import type { Timeline } from '../../../chat/timeline/timeline.ts';
import { dialogStyles } from '../../parts/dialog-styles.ts';
import { closeDialog, openDialog } from '../../parts/open-dialog.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import { sentences } from '../../parts/sentences.ts';
import { dateFormat } from '../../words/formats.ts';
import { pageLocale } from '../../words/page-locale.ts';
import { avatarStyles, avatarTemplate } from '../list/avatar.ts';
import { startOfDayMs } from '../list/dates.ts';
import { markOf, nameOf } from '../list/list-words.ts';
import type { Room } from '../room.ts';
import { peopleWords } from './people-words.ts';

/** Nobody looks through more, and a room may have thousands. */
const MOST_SHOWN = 200;
/** Whoever was here a moment ago is so no longer. */
const LOOK_AGAIN_MS = 10_000;
/** A look goes through thousands of rows: not one for each message of a storm. */
const GATHER_MS = 500;

interface ShowsRoom {
  readonly renderRoot: ParentNode;
  readonly room: Room | undefined;
}

/**
 * Shows who is in a room over the element that draws it, for as long as that is in the page.
 * @throws when a chunk of the page cannot be loaded
 */
export async function showPeople({ renderRoot, room }: ShowsRoom): Promise<void> {
  const people = await room?.people.get();
  if (!room || !people || renderRoot.querySelector('people-dialog')) return;
  const dialog = document.createElement('people-dialog');
  Object.assign(dialog, { people, timeline: room.timeline, me: room.author, clock: room.clock });
  renderRoot.append(dialog);
}

/** Who is in a room; open for as long as it is in the page, and gone when it is closed. */
@customElement('people-dialog')
export class PeopleDialog extends LitElement {
  @property({ attribute: false }) people: People | undefined;
  @property({ attribute: false }) timeline: Pick<Timeline, 'onChange'> | undefined;
  @property({ attribute: false }) me: Author | undefined;
  @property({ attribute: false }) clock: Clock | undefined;

  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  readonly #subscriptions = new Disposables();
  #cancelLook: Cancel | undefined;
  #cancelGather: Cancel | undefined;

  static override styles = [
    pageStyles,
    dialogStyles,
    avatarStyles,
    css`
      dialog {
        width: min(100% - 2 * var(--space-4), 26rem);
      }

      .head,
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-1) var(--space-3);
      }

      li {
        flex-wrap: wrap;
      }

      .head button {
        flex: none;
      }

      h3 {
        margin: var(--space-4) 0 var(--space-1);
        color: var(--text-muted);
        font-size: 0.8125rem;
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding-block: var(--space-2);
        border-bottom: 1px solid var(--line);
      }

      bdi {
        font-weight: 600;
      }

      .who {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .note {
        margin-top: var(--space-4);
        font-size: 0.875rem;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#subscriptions.dispose();
    this.#cancelLook?.();
    this.#cancelGather?.();
    // Whoever comes back to the room has not asked for it.
    this.remove();
  }

  override render() {
    const { people, me } = this;
    if (!people || !me) return nothing;
    const say = peopleWords();
    const list = people.list().slice(0, MOST_SHOWN);
    const here = list.filter(({ isHere }) => isHere);
    const seen = list.filter(({ isHere }) => !isHere);
    return html`
      <dialog aria-labelledby="heading" @close=${this._onClosed}>
        <div class="head">
          <h2 id="heading" .textContent=${say.heading}></h2>
          <button type="button" autofocus @click=${this._close} .textContent=${say.close}></button>
        </div>
        <h3 id="here" .textContent=${say.here}></h3>
        <ul aria-labelledby="here">
          <li>${this._who(me, say.you)}</li>
          ${repeat(here, keyOf, ({ author }) => html`<li>${this._who(author)}</li>`)}
        </ul>
        ${
          seen.length === 0
            ? nothing
            : html`
                <h3 id="seen" .textContent=${say.seen}></h3>
                <ul aria-labelledby="seen">
                  ${repeat(seen, keyOf, (person) => this._seen(person))}
                </ul>
              `
        }
        <p class="note muted" .textContent=${sentences(list.length === 0 ? say.nobody : '', say.hint)}></p>
        ${people.tellsOfUs ? nothing : html`<p class="note muted" .textContent=${say.hidden}></p>`}
      </dialog>
    `;
  }

  protected override firstUpdated(): void {
    openDialog(this._dialog);
    const lookSoon = () => this._lookSoon();
    for (const source of [this.people, this.timeline]) {
      if (source) this.#subscriptions.add(source.onChange(lookSoon));
    }
    this._lookAgain();
  }

  private _lookSoon(): void {
    this.#cancelGather ??= this.clock?.setTimer(GATHER_MS, () => {
      this.#cancelGather = undefined;
      this.requestUpdate();
    });
  }

  private _lookAgain(): void {
    this.#cancelLook = this.clock?.setTimer(LOOK_AGAIN_MS, () => {
      this.requestUpdate();
      this._lookAgain();
    });
  }

  private _seen({ author, lastSeenMs }: Person) {
    return html`
      <li>
        ${this._who(author)}
        <span class="muted" .textContent=${peopleWords().lastSeen(this._when(lastSeenMs))}></span>
      </li>
    `;
  }

  private _who(author: Author, note?: string) {
    const { word, meaning } = markOf(author);
    return html`<span class="who" title=${meaning}>${avatarTemplate(author)}<span><bdi translate="no" .textContent=${nameOf(author)}></bdi
      ><span class="muted" .textContent=${` · ${[word, ...(note === undefined ? [] : [note])].join(' · ')}`}></span></span></span>`;
  }

  private _when(atMs: number): string {
    const isToday = startOfDayMs(atMs) === startOfDayMs(this.clock?.wallMs() ?? atMs);
    const options = isToday
      ? ({ timeStyle: 'short' } as const)
      : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
    return dateFormat(pageLocale(), options).format(atMs);
  }

  private readonly _close = () => closeDialog(this._dialog);

  private readonly _onClosed = () => this.remove();
}

function keyOf({ author }: Person): string {
  return author.key;
}

declare global {
  interface HTMLElementTagNameMap {
    'people-dialog': PeopleDialog;
  }
}
