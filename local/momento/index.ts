export type { MomentoControl } from './control.ts';
export type { CountersSnapshot } from './counters.ts';
export type { Delay, Refusal } from './faults.ts';
export { type MomentoStandIn, type MomentoStandInOptions, startMomentoStandIn } from './momento-stand-in.ts';
