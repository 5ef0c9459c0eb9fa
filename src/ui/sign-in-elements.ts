// What asks who somebody is: for each way to ask, an element in a chunk of its own, because guests never see one.

import { html, nothing } from 'lit';
import type { AppConfig, MachineConfig } from '../config/app-config.ts';
import type { MachineWayIn } from './chat-services.ts';

const ELEMENTS: Readonly<Record<MachineWayIn['auth'], () => Promise<unknown>>> = {
  lambda: () => import('./sign-in-form.ts'),
};

/** Machines whose way in this page knows. */
export function usableMachines({ tokenVendingMachines }: AppConfig): readonly MachineConfig[] {
  return tokenVendingMachines.filter(({ auth }) => auth === 'open' || Object.hasOwn(ELEMENTS, auth));
}

/** Loads what asks, and the dialog that holds it over a room. */
export async function loadSignIn({ auth }: MachineWayIn): Promise<void> {
  await Promise.all([ELEMENTS[auth](), import('./sign-in-dialog.ts')]);
}

/** @param options.userName what the user name begins with */
export function signInTemplate(options: {
  /** Undefined until it is loaded. */
  readonly wayIn: MachineWayIn | undefined;
  readonly machineName: string;
  readonly userName: string;
}) {
  const { wayIn, machineName, userName } = options;
  if (!wayIn) return nothing;
  return html`<sign-in-form
    .wayIn=${wayIn}
    .machineName=${machineName}
    .userName=${userName}
  ></sign-in-form>`;
}
