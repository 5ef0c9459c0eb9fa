import { type SessionFailure, sessionFailure } from '../../topics/session-failure.ts';
import { TopicErrorCode } from '../../topics/transport.ts';
import type { SendFailureCode } from '../timeline/timeline-row.ts';

export interface SendFailure extends SessionFailure {
  /** What a person is told. */
  readonly code: SendFailureCode;
}

/** What the failure of a publish means for the message. */
export function sendFailure(error: unknown): SendFailure {
  const failure = sessionFailure(error);
  const { source, code } = failure.problem;
  const known = (source === 'topic' ? BY_TOPIC_CODE : BY_MACHINE_CODE)[code];
  return { ...failure, code: known ?? (failure.retryable ? 'unreachable' : 'rejected') };
}

const BY_TOPIC_CODE: Readonly<Record<string, SendFailureCode>> = {
  [TopicErrorCode.PermissionDenied]: 'read-only',
  [TopicErrorCode.LimitExceeded]: 'limited',
  [TopicErrorCode.Timeout]: 'timeout',
  [TopicErrorCode.Unauthenticated]: 'signed-out',
  [TopicErrorCode.BadToken]: 'signed-out',
};

// The codes of `TokenFailure`. A machine that is silent published nothing: that is no `timeout` of the message.
const BY_MACHINE_CODE: Readonly<Record<string, SendFailureCode>> = {
  unauthorized: 'signed-out',
  forbidden: 'signed-out',
  // By the service that signs people in.
  refused: 'signed-out',
  throttled: 'limited',
};
