import { type Clock, SystemClock } from '../../base/clock.ts';
import { followPageUse, pageUse, pageWakes } from '../../compose/browser.ts';
import { sessionTokens } from '../../compose/token-rights.ts';
import { SessionPhase } from '../../topics/session-state.ts';
import { ShortStreams } from '../../topics/short-streams.ts';
import { StreamTurns } from '../../topics/stream-turns.ts';
import { TopicSession } from '../../topics/topic-session.ts';
import type { WakeSignal } from '../../topics/wake-signal.ts';
import { momentoTransport } from './momento-transport.ts';
import type { SessionOptions } from './session-options.ts';
import { type FunctionTokens, tokensOfFunction } from './token-function.ts';

/** A session that has not started, and what it lives by. */
export interface OwnSession {
  readonly session: TopicSession;
  readonly clock: Clock;
  readonly wake: WakeSignal | undefined;
}

// All sessions of a page share six connections.
const turns = new StreamTurns();
let pageIsFollowed = false;

/** Makes a session with all that it needs from where it runs, a page or a program. */
export function newSession(options: SessionOptions): OwnSession {
  const { cacheName, topicName, tokens, clock = new SystemClock(), random } = options;
  const { transport = momentoTransport() } = options;
  const { source, explain, close }: Partial<FunctionTokens> & Pick<FunctionTokens, 'source'> =
    typeof tokens === 'function' ? tokensOfFunction(tokens, { clock, random }) : { source: tokens };
  const page = pageSignals();
  const session = new TopicSession({
    cacheName,
    topicName,
    tokens: sessionTokens(source, {
      role: () => undefined,
      asksWho: false,
      explain,
    }),
    transport,
    clock,
    turns,
    loadShortStreams: async () => ({ ShortStreams }),
    ...page,
    ...(random && { random }),
  });
  session.onState(({ phase }) => {
    // Whoever leaves still says so, with the token that is there.
    if (phase === SessionPhase.Closed && close) clock.setTimer(0, close);
  });
  return { session, clock, wake: page.wake };
}

/** What a page tells of itself; a program, or a worker, tells nothing. */
function pageSignals() {
  if (typeof document === 'undefined') return {};
  if (!pageIsFollowed) followPageUse();
  pageIsFollowed = true;
  return { wake: pageWakes, page: pageUse };
}
