import { html, nothing } from 'lit';
import type { RefusalReason } from '../../sign-in/identity-error.ts';
import type { SignInView } from '../../sign-in/machine-kind.ts';
import type { WayIn } from '../../sign-in/way-in.ts';
import { signInTroubleWords } from './sign-in-trouble-words.ts';
import '../parts/error-notice.ts';

/** A problem of a room that is not the machine's, and what can be done. */
export interface SignInTrouble {
  /** Absent: nothing is wrong. */
  readonly problem?: { readonly code: string; readonly reason?: RefusalReason | undefined };
  /** The page does not try again by itself. */
  readonly isOver: boolean;
  readonly tryAgain: () => void;
  readonly signInAgain: () => void;
}

/** Over a room: the service that signs people in refuses to renew a sign-in, or does not answer; or a sign-in is to end. */
export function signInTrouble(
  { problem, isOver, tryAgain, signInAgain }: SignInTrouble,
  options: {
    readonly machineName: string;
    readonly view: Pick<SignInView, 'refusal' | 'ending'>;
    readonly wayIn: WayIn;
  },
) {
  const { view } = options;
  if (!problem) return view.ending?.({ ...options, signInAgain }) ?? nothing;
  const say = signInTroubleWords();
  const { code, reason } = problem;
  const isRefused = code === 'refused';
  const { heading, text } = isRefused ? say.refused(options) : say.unavailable(options);
  return html`
    <error-notice .tone=${isOver ? 'danger' : 'warning'} .heading=${heading} .text=${text}>
      ${isRefused && reason ? view.refusal?.({ ...options, reason }) : nothing}
      <button type="button" @click=${tryAgain} .textContent=${say.tryAgain}></button>
      ${isRefused ? html`<button type="button" @click=${signInAgain} .textContent=${say.signInAgain}></button>` : nothing}
    </error-notice>
  `;
}
