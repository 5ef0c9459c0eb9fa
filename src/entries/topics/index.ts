// `momento-chat/topics`: a topic that stays connected, for pages and for programs.

export type { Cancel } from '../../base/cancel.ts';
export type { Clock, ClockJump } from '../../base/clock.ts';
export type { TopicGap } from '../../topics/delivery.ts';
export {
  HELD_BACK,
  SessionPhase as TopicPhase,
  type SessionProblem as TopicProblem,
  type SessionState as TopicState,
} from '../../topics/session-state.ts';
export type { SignInReason as ProblemReason } from '../../topics/token-source.ts';
export {
  type PublishRequest,
  type StreamHandlers,
  type StreamRequest,
  type TopicDiscontinuity,
  TopicError,
  TopicErrorCode,
  type TopicItem,
  type TopicPosition,
  type TopicStream,
  type TopicTarget,
  type TopicTransport,
} from '../../topics/transport.ts';
export type { ToldRole } from '../../tvm-client/told-role.ts';
export type { TokenRole } from '../../tvm-client/wire.ts';
export { type MomentoOptions, momentoTransport } from './momento-transport.ts';
export { openTopic, type Topic, type TopicOptions } from './open-topic.ts';
export type { SessionOptions } from './session-options.ts';
export { TokenFunctionError } from './token-function.ts';
export type {
  GivenToken,
  TokenAnswer,
  TokenFunction,
  TokenSource,
  TokenWish,
  TopicToken,
} from './tokens.ts';
