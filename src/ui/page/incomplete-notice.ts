import { css, html } from 'lit';
import { joinWords } from '../join/join-words.ts';

/**
 * Says that a lazy part of the page cannot be loaded, mostly after a redeploy. It does not use `<error-notice>`,
 * because that is a lazy part itself.
 */
export function incompleteNotice(onReload: () => void) {
  const say = joinWords();
  return html`
    <div class="incomplete" role="alert">
      <h2 .textContent=${say.incomplete}></h2>
      <p .textContent=${say.whatToDo}></p>
      <button type="button" @click=${onReload} .textContent=${say.reload}></button>
    </div>
  `;
}

export const incompleteNoticeStyles = css`
  .incomplete {
    position: fixed;
    z-index: 1;
    inset: max(var(--space-4), env(safe-area-inset-top)) var(--space-4) auto;
    display: grid;
    gap: var(--space-2);
    justify-items: start;
    max-width: 40rem;
    margin-inline: auto;
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--danger);
    border-radius: var(--radius-m);
    background: var(--danger-soft);
    box-shadow: var(--shadow);
  }

  .incomplete h2 {
    color: var(--danger);
    font-size: inherit;
  }
`;
