import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PageMemory } from '../parts/page-memory.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { type PeopleWish, parsePeopleWish, peopleWishText } from '../parts/people-wish.ts';
import { settingsCheck } from './settings-field.ts';
import { settingsStyles } from './settings-styles.ts';
import { settingsWords } from './settings-words.ts';

/** What others see of whoever is here; all of it counts at once, in all tabs. */
@customElement('people-settings')
export class PeopleSettings extends LitElement {
  @property({ attribute: false }) memory: PageMemory | undefined;
  /** What whoever runs the page lets people tell at all. */
  @property({ attribute: false }) offered: PeopleWish = { presence: true, typing: true };

  static override styles = [pageStyles, settingsStyles];

  override render() {
    const { memory, offered } = this;
    if (!memory) return nothing;
    const say = settingsWords();
    const wish = parsePeopleWish(memory.load('people'));
    const check = (key: keyof PeopleWish) =>
      offered[key]
        ? settingsCheck({
            id: key,
            label: say.peopleChoices[key],
            isChecked: wish[key],
            onChange: (isChecked) => this._save({ ...wish, [key]: isChecked }, memory),
          })
        : nothing;
    return html`
      ${check('presence')} ${check('typing')}
      <p class="hint" .textContent=${say.peopleHint}></p>
    `;
  }

  private _save(wish: PeopleWish, memory: PageMemory): void {
    memory.save('people', peopleWishText(wish));
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-settings': PeopleSettings;
  }
}
