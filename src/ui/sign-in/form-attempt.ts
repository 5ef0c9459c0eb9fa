import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserMessage } from '../parts/user-message.ts';

/** What a form has to say after a try. */
export interface FormAnswer {
  /** Above the fields. */
  readonly message?: UserMessage | undefined;
  /** Name of the field that has to change: it gets the focus, and what is secret in it is cleared. */
  readonly field?: string | undefined;
  /** At that field. */
  readonly problem?: string | undefined;
  /** Good news, beside the buttons. */
  readonly note?: string | undefined;
}

/** One try of a form at a time, given up when its element goes. */
export class FormAttempt implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #running: AbortController | undefined;
  #answer: FormAnswer | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  get answer(): FormAnswer | undefined {
    return this.#answer;
  }

  /** Runs `task`, unless one is running. @param task tells what to say; nothing where it led on. */
  async run(task: (signal: AbortSignal) => Promise<FormAnswer | undefined>): Promise<void> {
    if (this.#running) return;
    const attempt = new AbortController();
    this.#become(attempt, undefined);
    try {
      const answer = await task(attempt.signal);
      if (this.#running === attempt) this.#become(undefined, answer);
    } catch (error) {
      if (this.#running === attempt) this.#become(undefined, undefined);
      // Somebody went back, or the form is gone, and whoever used it with it.
      if (!attempt.signal.aborted && !isAbort(error)) throw error;
    }
  }

  /** Gives up what is running, and has nothing to say any more. */
  stop(): void {
    const attempt = this.#running;
    this.#become(undefined, undefined);
    attempt?.abort();
  }

  hostDisconnected(): void {
    this.stop();
  }

  #become(running: AbortController | undefined, answer: FormAnswer | undefined): void {
    this.#running = running;
    this.#answer = answer;
    this.#host.requestUpdate();
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
