// Makes the way in; loaded when a machine of this kind is chosen.

import type { MachineBase } from '../machine.ts';
import type { WayInParts } from '../way-in-parts.ts';
import { LambdaWayIn } from './lambda-way-in.ts';

export function openWayIn(_machine: MachineBase, { requestToken }: WayInParts): LambdaWayIn {
  return new LambdaWayIn({ requestToken });
}
