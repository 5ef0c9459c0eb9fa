import { sessionFailure } from './session-failure.ts';
import type { SessionToken, TokenSource } from './token-source.ts';
import { TopicError, TopicErrorCode, type TopicTarget, type TopicTransport } from './transport.ts';

export interface PublisherOptions extends TopicTarget {
  readonly tokens: TokenSource;
  readonly transport: TopicTransport;
  /** Called with the token that a publish is about to use, and again if that token turned out to be for reading only. */
  readonly onToken: (token: SessionToken) => void;
  /** This text is on its way; it will come back on a stream that is alive. */
  readonly onSending: (text: string) => void;
  /** It did not get there, for all that is known. */
  readonly onFailed: (text: string) => void;
  /** The service said nothing at all. */
  readonly onUnanswered: () => void;
}

/** Publishes with whatever token is current, and remembers which of them may not. */
export class Publisher {
  readonly #options: PublisherOptions;
  /** The token that was refused. */
  #mutedToken: string | undefined;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Whether the token allows publishing, as far as its machine or a refusal has told. */
  mayPublish(token: SessionToken): boolean {
    return token.mayPublish !== false && token.authToken !== this.#mutedToken;
  }

  /** @throws TopicError, TokenFailure; see `TopicSession.publish` */
  async publish(textNow: () => string, options: { readonly signal?: AbortSignal }): Promise<void> {
    const { tokens, onUnanswered } = this.#options;
    const token = await tokens.getToken(options);
    try {
      await this.#publishWith(token, textNow);
    } catch (error) {
      const { rejectsToken, isUnanswered } = sessionFailure(error);
      if (isUnanswered) onUnanswered();
      if (!rejectsToken) throw error;
      tokens.invalidate(token);
      await this.#publishWith(await tokens.getToken(options), textNow);
    }
  }

  async #publishWith(token: SessionToken, textNow: () => string): Promise<void> {
    const { transport, cacheName, topicName, onToken, onSending, onFailed } = this.#options;
    onToken(token);
    if (!this.mayPublish(token)) {
      throw new TopicError(
        TopicErrorCode.PermissionDenied,
        'unable to publish; the token is for reading only',
      );
    }
    const text = textNow();
    onSending(text);
    try {
      await transport.publish({ cacheName, topicName, authToken: token.authToken, text });
    } catch (error) {
      onFailed(text);
      if (error instanceof TopicError && error.code === TopicErrorCode.PermissionDenied) {
        this.#mutedToken = token.authToken;
        onToken(token);
      }
      throw error;
    }
  }
}
