import { html, nothing } from 'lit';
import { closeIcon } from '../parts/icons.ts';
import { problemsWords } from './problems-words.ts';

/** What is written answers a message, in words, or is to stand in the place of one; or neither. */
interface Written {
  readonly answers: { readonly name: string | undefined; readonly text: string } | undefined;
  readonly edited: { readonly isGone?: boolean } | undefined;
}

/** Above what is written: which other message it is about, if any, and a button to write about none. */
export function composerBanner({ answers, edited }: Written, onCancel: () => void) {
  const say = problemsWords();
  if (edited) {
    const said = edited.isGone ? say.editGone : say.editingHint;
    return banner({ to: say.editing, said, cancel: say.stopEditing, onCancel, className: 'answered edit' });
  }
  if (!answers) return nothing;
  const to = answers.name === undefined ? say.replyingToYou : say.replyingTo(answers.name);
  return banner({ to, said: answers.text, cancel: say.cancelReply, onCancel, className: 'answered' });
}

function banner(about: {
  readonly to: string;
  readonly said: string;
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly className: string;
}) {
  const { to, said, cancel, onCancel, className } = about;
  return html`<div class=${className}>
    <p><span class="to" .textContent=${to}></span><span class="said" dir="auto" .textContent=${said}></span></p>
    <button type="button" aria-label=${cancel} title=${cancel} @click=${onCancel}>${closeIcon}</button>
  </div>`;
}
