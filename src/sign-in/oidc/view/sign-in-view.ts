import { html } from 'lit';
import { delay, SystemClock } from '../../../base/clock.ts';
import type { RefusalReason } from '../../identity-error.ts';
import type { SignInFormOptions } from '../../machine-kind.ts';
import type { OidcWayIn } from '../oidc-way-in.ts';

export { openWayIn } from '../open-way-in.ts';

/** Longer than it takes to read what is stored. Whoever waits longer is told that something is under way. */
const READING_MS = 400;

export const signInView = {
  form({ wayIn, machineName }: SignInFormOptions<OidcWayIn>) {
    void loadForm(wayIn).catch(() => {});
    return html`<oidc-sign-in .wayIn=${wayIn} .machineName=${machineName}></oidc-sign-in>`;
  },
  refusal({ reason, machineName }: { readonly reason: RefusalReason; readonly machineName: string }) {
    // Until it is there, and where it cannot be loaded, the words around it have to do.
    void import('./oidc-refusal.ts').catch(() => {});
    return html`<oidc-refusal .reason=${reason} .machineName=${machineName}></oidc-refusal>`;
  },
};

/** Who is still signed in, most of the time, needs no form. */
async function loadForm(wayIn: OidcWayIn): Promise<void> {
  await Promise.race([wayIn.settled, delay(new SystemClock(), READING_MS)]);
  if (wayIn.asks) await import('./oidc-sign-in.ts');
}
