// A method that answers once, over gRPC-web text: the same call as a stream, awaited.

import { abortReason, type Clock } from '../base/clock.ts';
import { TopicError, TopicErrorCode } from '../topics/transport.ts';
import { deadline, type GrpcWebRequest, openGrpcWebStream } from './grpc-web-stream.ts';

export interface GrpcWebUnaryCall extends GrpcWebRequest {
  readonly clock: Clock;
  /** How long the service has, in ms. It is told, so that it can give up by itself. */
  readonly deadlineMs: number;
  /** Cancels the request. */
  readonly signal?: AbortSignal | undefined;
}

// The service's own word on its deadline is worth a moment: it tells that it was reached.
const WAIT_PER_DEADLINE = 1.1;

/**
 * Resolves when the method has answered. What it answers is not looked into.
 * @throws TopicError; the reason of `signal` when that aborted
 */
export function callGrpcWeb(call: GrpcWebUnaryCall): Promise<void> {
  const { clock, deadlineMs, signal, ...request } = call;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortReason(signal));
      return;
    }
    let hasMessage = false;
    const close = openGrpcWebStream({
      ...request,
      metadata: { ...request.metadata, ...deadline(deadlineMs) },
      isShort: true,
      decode: () => undefined,
      onMessage: () => {
        hasMessage = true;
      },
      onEnd: (error) => settle(error ?? (hasMessage ? undefined : noMessage())),
    });
    const cancelTimer = clock.setTimer(deadlineMs * WAIT_PER_DEADLINE, () => settle(noAnswerInTime()));
    const onAbort = () => settle(abortReason(signal));
    signal?.addEventListener('abort', onAbort);
    const settle = (error: Error | undefined) => {
      close();
      cancelTimer();
      signal?.removeEventListener('abort', onAbort);
      if (error) reject(error);
      else resolve();
    };
  });
}

function noMessage(): TopicError {
  return new TopicError(TopicErrorCode.Unknown, 'unable to call the service; its answer holds no message');
}

function noAnswerInTime(): TopicError {
  return new TopicError(TopicErrorCode.Timeout, 'unable to call the service; no answer in time');
}
