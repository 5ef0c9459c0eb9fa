import { SessionPhase, type SessionProblem, type SessionState } from '../../topics/session-state.ts';

/** What is in the way, and who said so: the Token Vending Machine or the topic service. */
export type Problem = SessionProblem;

/** How the room is connected, as people are told. */
export type Connection =
  | { readonly state: 'connecting' }
  | {
      readonly state: 'live';
      readonly readOnly: boolean;
      /** It is for reading only because this page does not know the role that the machine gave. */
      readonly roleIsUnknown?: true;
      /** What is said comes every few seconds: the network holds streams back. */
      readonly isDelayed?: true;
    }
  | {
      readonly state: 'recovering';
      /** Failed tries since it last worked. */
      readonly attempt: number;
      /** When the next try begins, epoch ms; absent while one is under way. */
      readonly retryAtMs?: number;
      readonly problem: Problem;
      /** Whether it was ever live: without, nothing has been shown yet. */
      readonly wasLive: boolean;
      /** What is written gets through nevertheless. */
      readonly canPublish?: true;
    }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'closed' };

/** The session's state in the words of the room. */
export function connectionOf(state: SessionState): Connection {
  switch (state.phase) {
    case SessionPhase.Idle:
    case SessionPhase.Connecting:
      return { state: 'connecting' };
    case SessionPhase.Live: {
      const { phase: _, canPublish, ...rest } = state;
      return { state: 'live', readOnly: !canPublish, ...rest };
    }
    case SessionPhase.Recovering: {
      const { phase: _, ...rest } = state;
      return { state: 'recovering', ...rest };
    }
    case SessionPhase.Refused:
      return { state: 'refused', problem: state.problem };
    case SessionPhase.Closed:
      return { state: 'closed' };
  }
}
