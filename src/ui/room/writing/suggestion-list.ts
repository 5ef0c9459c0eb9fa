import { css, html, nothing } from 'lit';
import type { Suggestion } from './suggestions.ts';

/** Of the list, for `aria-controls`. */
export const LIST_ID = 'suggestions';

/** Of an option, for `aria-activedescendant`. */
export function optionId(index: number): string {
  return `suggestion-${index}`;
}

export const suggestionStyles = css`
  .aid {
    position: relative;
  }

  .suggestions,
  .aid .said {
    position: absolute;
    z-index: 2;
    inset-block-end: var(--space-2);
    inset-inline: 0;
    box-sizing: border-box;
    max-width: 26rem;
    max-height: min(18rem, 45cqh);
    margin: 0;
    padding: var(--space-1);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
    box-shadow: var(--shadow);
    overflow-y: auto;
  }

  .aid .said {
    padding: var(--space-3) var(--space-4);
    font-size: 0.9375rem;
  }

  .suggestions li {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
    min-height: 1.75rem;
    padding: 0.375rem var(--space-3);
    border-radius: calc(var(--radius-m) - var(--space-1));
    list-style: none;
    line-height: 1.75rem;
    cursor: pointer;
  }

  .suggestions li:hover {
    background: var(--surface-sunken);
  }

  .suggestions [aria-selected='true'] {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--focus);
  }

  .suggestions .label {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .suggestions .does {
    color: var(--text-muted);
    font-size: 0.875rem;
  }

  .counted {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .suggestions [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/** The list of what may be meant, over the field. A press on it leaves the focus where it is. */
export function suggestionList(options: {
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  /** Which one is chosen. */
  readonly chosen: number | undefined;
  readonly onTake: (suggestion: Suggestion) => void;
}) {
  const { suggestions, chosen, onTake } = options;
  return html`
    <ul id=${LIST_ID} class="suggestions" role="listbox" aria-label=${options.label}
      @mousedown=${(event: Event) => event.preventDefault()}
    >${suggestions.map(
      (
        each,
        index,
      ) => html`<li id=${optionId(index)} role="option" aria-selected=${index === chosen} @click=${() => onTake(each)}
        >${each.picture === undefined ? nothing : html`<span aria-hidden="true" .textContent=${each.picture}></span>`}<bdi
        class="label" translate=${each.isName ? 'no' : nothing} .textContent=${each.label}></bdi>${
          each.does === undefined ? nothing : html`<span class="does" .textContent=${each.does}></span>`
        }</li>`,
    )}</ul>
  `;
}
