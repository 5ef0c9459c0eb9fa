import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cancel } from '../../base/cancel.ts';
import type { Author } from '../../chat/author.ts';
import { pageStyles } from '../parts/page-styles.ts';
import type { SettingsServices } from './settings-services.ts';
import { settingsStyles } from './settings-styles.ts';
import { settingsWords } from './settings-words.ts';

type MutedList = SettingsServices['muted'][number];

/** Who is muted, and a way to hear them again. */
@customElement('muted-settings')
export class MutedSettings extends LitElement {
  @property({ attribute: false }) lists: readonly MutedList[] = [];

  #stopListening: readonly Cancel[] = [];

  static override styles = [
    pageStyles,
    settingsStyles,
    css`
      :host {
        gap: var(--space-2);
      }

      ul {
        display: grid;
        gap: var(--space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
      }

      bdi {
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .hint:focus {
        outline: none;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#stopListening) cancel();
    this.#stopListening = [];
  }

  override render() {
    const say = settingsWords();
    const lists = this.lists.filter(({ people }) => people.list.length > 0);
    return html`
      <p class="hint" tabindex="-1" .textContent=${lists.length > 0 ? say.mutedHint : say.nobodyMuted}></p>
      ${lists.map((list) => this._list(list, this.lists.length > 1))}
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('lists')) return;
    for (const cancel of this.#stopListening) cancel();
    this.#stopListening = this.lists.map(({ people }) => people.onChange(() => this.requestUpdate()));
  }

  /** @param isNamed there are lists of other machines, too */
  private _list({ machineName, people }: MutedList, isNamed: boolean) {
    return html`
      ${isNamed ? html`<h3 translate="no" .textContent=${machineName}></h3>` : nothing}
      <ul>
        ${repeat(
          [...people.list].reverse(),
          ({ key }) => key,
          (author) => this._person(author, () => people.unmute(author)),
        )}
      </ul>
    `;
  }

  private _person({ mark, name, idTail = '' }: Author, unmute: () => void) {
    const say = settingsWords();
    const label = say.mutedPerson[mark](name === '' ? say.nobody : name, idTail);
    return html`
      <li>
        <bdi .textContent=${label}></bdi>
        <button type="button" aria-label=${say.unmuteName(label)} @click=${() => void this._unmute(unmute)} .textContent=${say.unmute}></button>
      </li>
    `;
  }

  /** The button goes, and the focus must not go with it. */
  private async _unmute(unmute: () => void): Promise<void> {
    unmute();
    await this.updateComplete;
    const next = this.renderRoot.querySelector<HTMLElement>('button');
    (next ?? this.renderRoot.querySelector<HTMLElement>('.hint'))?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'muted-settings': MutedSettings;
  }
}
