import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.ts';
import { ReloadNeeded } from '../parts/reload-needed.ts';
import { settingsWords } from './settings-words.ts';
import '../parts/error-notice.ts';

/**
 * Says that another tab has changed the settings.
 * @fires ReloadNeeded - the page has to be reloaded
 */
@customElement('settings-notice')
export class SettingsNotice extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
        border-radius: var(--radius-m);
        box-shadow: var(--shadow);
      }
    `,
  ];

  override render() {
    const say = settingsWords();
    const { heading, text } = say.otherTab;
    return html`
      <error-notice .tone=${'warning'} .heading=${heading} .text=${text}>
        <button type="button" @click=${() => this.dispatchEvent(new ReloadNeeded())} .textContent=${say.reload}></button>
        <button type="button" @click=${() => this.remove()} .textContent=${say.later}></button>
      </error-notice>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-notice': SettingsNotice;
  }
}
