import { html } from 'lit';
import { joinWords } from '../join/join-words.ts';

/** A button with two sliders, named "Settings". Its host styles it by the class `settings`. */
export function settingsButton(onClick: () => unknown) {
  const name = joinWords().settings;
  return html`
    <button type="button" class="settings" aria-label=${name} title=${name} @click=${onClick}>
      <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
        <path d="M4 8h8a3 3 0 0 0 6 0 3 3 0 0 0-6 0m6 0h2M4 16h2a3 3 0 0 0 6 0 3 3 0 0 0-6 0m6 0h8" />
      </svg>
    </button>
  `;
}
