// What asks who somebody is: for each way to ask, an element in a chunk of its own, because guests never see one.

import { html, nothing } from 'lit';
import type { MachineWayIn } from '../page/chat-services.ts';

const ELEMENTS: Readonly<Record<MachineWayIn['auth'], () => Promise<unknown>>> = {
  lambda: () => import('../../sign-in/lambda/view/sign-in-form.ts'),
  cognito: () => import('../../sign-in/cognito/view/cognito-sign-in.ts'),
};

/** Loads what asks, and the dialog that holds it over a room. */
export async function loadSignIn({ auth }: MachineWayIn): Promise<void> {
  await Promise.all([ELEMENTS[auth](), import('./sign-in-dialog.ts')]);
}

/** What asks; for whoever is signed in, what there is beside signing out here. */
export function signInTemplate(options: {
  readonly wayIn: MachineWayIn;
  readonly machineName: string;
  /** What the user name begins with. */
  readonly userName: string;
}) {
  const { wayIn, machineName, userName } = options;
  if (wayIn.auth === 'cognito') {
    return html`<cognito-sign-in
      .wayIn=${wayIn}
      .machineName=${machineName}
      .userName=${userName}
    ></cognito-sign-in>`;
  }
  if (wayIn.identity.state === 'signed-in') return nothing;
  return html`<sign-in-form
    .wayIn=${wayIn}
    .machineName=${machineName}
    .userName=${userName}
  ></sign-in-form>`;
}
