import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Brand } from '../../config/app-config.ts';
import { brandWords } from './brand-words.ts';
import { pageStyles } from './page-styles.ts';

/** The links to who runs the page and to what becomes of people's data, as far as there are any. */
@customElement('brand-links')
export class BrandLinks extends LitElement {
  @property({ attribute: false }) brand: Brand | undefined;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        place-self: end center;
        justify-content: center;
        gap: 0 var(--space-5);
        font-size: 0.875rem;
      }

      a {
        padding-block: var(--space-3);
        color: var(--text-muted);
      }
    `,
  ];

  override render() {
    const { imprint, privacy } = this.brand ?? {};
    const say = brandWords();
    return [link(imprint, say.imprint), link(privacy, say.privacy)];
  }
}

/** In a tab of its own, as what was typed would be gone otherwise. */
function link(url: string | undefined, text: string) {
  if (url === undefined) return nothing;
  return html`<a href=${url} target="_blank" rel="noopener" .textContent=${text}></a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'brand-links': BrandLinks;
  }
}
