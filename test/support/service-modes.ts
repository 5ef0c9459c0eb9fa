import type { MomentoControl } from '../../local/momento/control.ts';

/** What the stand-in for Momento does: what Momento does is not known, so no target may hang on one of these alone. */
export interface ServiceMode {
  readonly name: string;
  /** What is told of it. */
  readonly title: string;
  /** Whether browsers are told for how long a preflight counts. */
  readonly keepsPreflights: boolean;
  /** Whether it keeps what is published to a topic that nobody listens to. */
  readonly keepsUnheard: boolean;
  /** Whether whoever joins gets what was published before. */
  readonly replaysOnJoin: boolean;
}

const AS_THOUGHT = { keepsPreflights: true, keepsUnheard: true, replaysOnJoin: true };

export const SERVICE_MODES: readonly ServiceMode[] = [
  { ...AS_THOUGHT, name: 'none', title: 'the service does as it is thought to do' },
  { ...AS_THOUGHT, name: 'unkept', title: 'no Access-Control-Max-Age', keepsPreflights: false },
  { ...AS_THOUGHT, name: 'unheard', title: 'what nobody listens to is dropped', keepsUnheard: false },
  { ...AS_THOUGHT, name: 'unreplayed', title: 'nothing is replayed on joining', replaysOnJoin: false },
  {
    name: 'all',
    title: 'no Access-Control-Max-Age, what nobody listens to is dropped, nothing is replayed',
    keepsPreflights: false,
    keepsUnheard: false,
    replaysOnJoin: false,
  },
];

export function setMode(
  control: MomentoControl,
  { keepsPreflights, keepsUnheard, replaysOnJoin }: ServiceMode,
): void {
  control.setPreflights({ areKept: keepsPreflights });
  control.setTopicHabits({ dropsUnheard: !keepsUnheard, replaysOnJoin });
}
