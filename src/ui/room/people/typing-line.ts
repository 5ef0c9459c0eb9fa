import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Disposables } from '../../../base/disposables.ts';
import type { Late } from '../../../base/late.ts';
import type { Author } from '../../../chat/author.ts';
import type { MutedPeople } from '../../../chat/muted-people.ts';
import type { People } from '../../../chat/room/people.ts';
import type { Timeline } from '../../../chat/timeline/timeline.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import { nameOf, spokenName } from '../list/list-words.ts';
import { typingWords } from './typing-words.ts';

/** So many are named. */
const MOST_NAMED = 2;

/** Says who is writing. Once somebody does, it keeps its place below the list. Nobody hears it unasked. */
@customElement('typing-line')
export class TypingLine extends LitElement {
  @property({ attribute: false }) people: Late<People> | undefined;
  @property({ attribute: false }) timeline: Pick<Timeline, 'onChange'> | undefined;
  @property({ attribute: false }) muted: Pick<MutedPeople, 'has'> | undefined;

  @state() private _typing: readonly Author[] = [];

  #known: People | undefined;
  #subscriptions = new Disposables();

  static override styles = [
    pageStyles,
    css`
      :host {
        position: relative;
        z-index: 1;
        height: 0;
      }

      :host([used]) {
        height: 1.5rem;
      }

      p {
        position: absolute;
        inset-block-end: 0;
        inset-inline: var(--space-4);
        width: fit-content;
        max-width: calc(100% - 2 * var(--space-4));
        padding: 2px var(--space-3);
        border-radius: 1rem;
        background: var(--surface-raised);
        color: var(--text-muted);
        font-size: 0.8125rem;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this._follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._unfollow();
  }

  override render() {
    const [first, second] = this._typing.map(saidName);
    if (first === undefined) return nothing;
    const say = typingWords();
    let text = say.one(first);
    if (this._typing.length > MOST_NAMED) text = say.several;
    else if (second !== undefined) text = say.two(first, second);
    return html`<p .textContent=${text}></p>`;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('people') || changed.has('timeline')) this._follow();
  }

  private _follow(): void {
    const { people, timeline } = this;
    this._unfollow();
    if (!people || !timeline || !this.isConnected) return;
    const subscriptions = new Disposables();
    this.#subscriptions = subscriptions;
    // A message ends the writing of it; where nobody writes, a storm of them costs nothing here.
    subscriptions.add(timeline.onChange(() => this._typing.length > 0 && this._look()));
    // Where they cannot be loaded, nobody is said to write; the next room tries again.
    people.receive((known) => {
      if (subscriptions.disposed) return;
      this.#known = known;
      subscriptions.add(known.onChange(() => this._look()));
      this._look();
    });
  }

  private _unfollow(): void {
    this.#subscriptions.dispose();
    this.#known = undefined;
    this._typing = [];
  }

  private _look(): void {
    const typing = (this.#known?.typing() ?? []).filter((author) => !this.muted?.has(author));
    if (typing.length > 0 || this._typing.length > 0) this._typing = typing;
    // The list moves for it no more than once.
    if (typing.length > 0) this.toggleAttribute('used', true);
  }
}

/** A bare name is theirs alone: guests, and whoever nobody vouches for, may give themselves the same. */
function saidName(author: Author): string {
  return author.mark === 'verified' ? nameOf(author) : spokenName(author);
}

declare global {
  interface HTMLElementTagNameMap {
    'typing-line': TypingLine;
  }
}
