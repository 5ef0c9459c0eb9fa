import type { FaultCell } from '../fault-cell.ts';
import { MACHINE_CELLS } from './machine-cells.ts';
import { NETWORK_CELLS } from './network-cells.ts';
import { OWN_MESSAGE_CELLS } from './own-message-cells.ts';
import { SERVICE_CELLS } from './service-cells.ts';
import { STREAM_CELLS } from './stream-cells.ts';
import { WIRE_CELLS } from './wire-cells.ts';

/** The matrix, by what is in trouble. Each cell is played in a busy and in a quiet room. */
export const CELLS_OF = {
  machine: MACHINE_CELLS,
  stream: STREAM_CELLS,
  network: NETWORK_CELLS,
  service: SERVICE_CELLS,
  own: OWN_MESSAGE_CELLS,
  wire: WIRE_CELLS,
} as const satisfies Readonly<Record<string, readonly FaultCell[]>>;

/** The whole matrix. */
export const FAULT_CELLS: readonly FaultCell[] = Object.values(CELLS_OF).flat();
