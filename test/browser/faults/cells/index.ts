import type { FaultCell } from '../fault-cell.ts';
import { MACHINE_CELLS } from './machine-cells.ts';
import { NETWORK_CELLS } from './network-cells.ts';
import { OWN_MESSAGE_CELLS } from './own-message-cells.ts';
import { SERVICE_CELLS } from './service-cells.ts';
import { STREAM_CELLS } from './stream-cells.ts';

/** The whole matrix. Each cell is played in a busy and in a quiet room. */
export const FAULT_CELLS: readonly FaultCell[] = [
  ...MACHINE_CELLS,
  ...STREAM_CELLS,
  ...NETWORK_CELLS,
  ...SERVICE_CELLS,
  ...OWN_MESSAGE_CELLS,
];
