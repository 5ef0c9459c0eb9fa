import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EffectiveValue } from '../../config/effective-config.ts';
import { joinWords } from '../join/join-words.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { settingsWords } from './settings-words.ts';

/** Every key of the configuration, what the page makes of it, and who said so. */
@customElement('effective-table')
export class EffectiveTable extends LitElement {
  @property({ attribute: false }) values: readonly EffectiveValue[] = [];

  static override styles = [
    pageStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
        font-size: 0.875rem;
      }

      th,
      td {
        padding-block: var(--space-2); padding-inline: 0 var(--space-3);
        border-top: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
        overflow-wrap: anywhere;
      }

      thead th {
        border-top: 0;
        color: var(--text-muted);
      }

      tbody th,
      td {
        font: 0.8125rem / 1.5 var(--font-mono);
      }

      thead th:last-child {
        width: 22%;
      }

      .source {
        color: var(--text-muted);
      }

      @media (max-width: 40rem) {
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }

        tr {
          display: grid;
          padding-block: var(--space-2);
          border-top: 1px solid var(--line);
        }

        th,
        td {
          padding: 0;
          border: 0;
        }

        tbody th {
          font-weight: 600;
        }
      }
    `,
  ];

  override render() {
    const say = settingsWords();
    return html`
      <table aria-label=${say.effective}>
        <thead>
          <tr>
            <th scope="col" .textContent=${say.key}></th>
            <th scope="col" .textContent=${say.value}></th>
            <th scope="col" .textContent=${say.source}></th>
          </tr>
        </thead>
        <tbody>
          ${this.values.map(
            ({ key, value, source, instead }) => html`
              <tr>
                <th scope="row" translate="no">${breakable(key)}</th>
                <td translate="no">
                  <bdi .textContent=${valueText(value) || say.none}></bdi>
                  ${instead === undefined ? nothing : html`<p translate="yes" .textContent=${say.instead(instead)}></p>`}
                </td>
                <td class="source" .textContent=${say.sources(source)}></td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }
}

/** A key in parts that may stand on lines of their own. */
function breakable(key: string) {
  return key
    .split('.')
    .map((part, index) =>
      index === 0
        ? html`<span .textContent=${part}></span>`
        : html`<wbr /><span .textContent=${`.${part}`}></span>`,
    );
}

function valueText(value: EffectiveValue['value']): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const texts = value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  // Values as they are: no word goes before the last one.
  return texts.reduce((first, second) => (first === '' ? second : joinWords().comma(first, second)), '');
}

declare global {
  interface HTMLElementTagNameMap {
    'effective-table': EffectiveTable;
  }
}
