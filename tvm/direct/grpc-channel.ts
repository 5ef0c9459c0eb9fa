import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { ageMs, type MachineClock, type Moment, momentOf } from '../machine-clock.ts';
import { GrpcFailure, GrpcStatus } from './grpc-status.ts';
import { callUnary } from './grpc-unary-call.ts';

export interface GrpcChannelOptions {
  /** `https://host`, or `http://host:port` of a stand-in. */
  readonly origin: string;
  readonly clock: MachineClock;
}

export interface GrpcCall {
  /** `/package.Service/Method` */
  readonly path: string;
  readonly message: Uint8Array;
  readonly timeoutMs: number;
}

/** After this much silence a connection may be gone without a word: its host was frozen, or a balancer forgot it. */
const DOUBTFUL_AFTER_MS = 60_000;
const PING_TIMEOUT_MS = 1_000;
/** Whoever has waited so long that less than this is left has been answered by the machine, which gives up before. */
const LEAST_FOR_ANOTHER_TRY_MS = 2_000;

interface Connection {
  readonly session: ClientHttp2Session;
  usedAt: Moment;
  /** An answer came over it: what fails without one now may be the connection's age, and is worth another try. */
  proven: boolean;
  /** The other side takes no more calls on it. */
  leaving: boolean;
  calls: number;
}

/**
 * One HTTP/2 connection to one host, opened when it is needed and shared by all calls. It does not keep the process
 * alive by itself.
 */
export class GrpcChannel {
  readonly #origin: string;
  readonly #clock: MachineClock;
  #connection: Connection | undefined;

  constructor({ origin, clock }: GrpcChannelOptions) {
    this.#origin = origin;
    this.#clock = clock;
  }

  /** Begins to connect, so that the first call finds a connection. Says nothing if that fails: the call will. */
  open(): void {
    this.#current();
  }

  /**
   * One request, one answer. Where a connection of before fails before the answer begins, it is made once more on a
   * new one, in what is left of its time.
   * @returns the bytes of the answer's message
   * @throws GrpcFailure
   */
  async unary(call: GrpcCall): Promise<Uint8Array> {
    const startedAt = momentOf(this.#clock);
    const connection = await this.#living();
    const wasProven = connection.proven;
    const outcome = await this.#callOn(connection, call);
    if (!outcome.failedUnanswered || !wasProven) return resultOf(outcome);
    this.#drop(connection);
    const timeoutMs = Math.round(call.timeoutMs - ageMs(this.#clock, startedAt));
    if (timeoutMs < LEAST_FOR_ANOTHER_TRY_MS) return resultOf(outcome);
    return resultOf(await this.#callOn(this.#current(), { ...call, timeoutMs }));
  }

  close(): void {
    if (this.#connection) this.#drop(this.#connection);
  }

  async #callOn(connection: Connection, call: GrpcCall) {
    const { session } = connection;
    if (connection.calls++ === 0) session.ref();
    const outcome = await callUnary({ ...call, session, clock: this.#clock });
    if (--connection.calls === 0) session.unref();
    connection.usedAt = momentOf(this.#clock);
    connection.proven ||= outcome.answered;
    // Whoever asks next should not wait for the same silence.
    if (outcome.status === GrpcStatus.DEADLINE_EXCEEDED && !outcome.answered) this.#drop(connection);
    return outcome;
  }

  /** The connection, asked for a sign of life if it has been silent for long. */
  async #living(): Promise<Connection> {
    const connection = this.#current();
    const isDoubtful = connection.calls === 0 && ageMs(this.#clock, connection.usedAt) >= DOUBTFUL_AFTER_MS;
    if (!isDoubtful || (await this.#answersPing(connection))) return connection;
    this.#drop(connection);
    return this.#current();
  }

  #answersPing({ session }: Connection): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(PING_TIMEOUT_MS, () => resolve(false));
      const answer = (isAlive: boolean) => {
        cancel();
        resolve(isAlive);
      };
      // Unreferenced, a process with nothing else to do would end before the answer.
      session.ref();
      const isSent = session.ping((error) => answer(error === null));
      if (!isSent) answer(false);
    });
  }

  #current(): Connection {
    const held = this.#connection;
    if (held && !held.leaving && !held.session.closed && !held.session.destroyed) return held;
    return (this.#connection = this.#connect());
  }

  #connect(): Connection {
    const session = connect(this.#origin);
    const connection: Connection = {
      session,
      usedAt: momentOf(this.#clock),
      proven: false,
      leaving: false,
      calls: 0,
    };
    session.unref();
    // Its calls are told, each for itself.
    session.on('error', () => this.#drop(connection));
    session.on('goaway', () => {
      connection.leaving = true;
    });
    return connection;
  }

  #drop(connection: Connection): void {
    if (this.#connection === connection) this.#connection = undefined;
    connection.session.destroy(undefined, constants.NGHTTP2_CANCEL);
  }
}

function resultOf({ status, message }: Awaited<ReturnType<typeof callUnary>>): Uint8Array {
  if (status !== GrpcStatus.OK || message === undefined) throw new GrpcFailure(status);
  return message;
}
