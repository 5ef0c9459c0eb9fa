/** What a request carries to identify the caller. */
export interface TvmAuthorization {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Added to the URL, where servers log it: never a secret. */
  readonly query?: Readonly<Record<string, string>> | undefined;
}

/** Turns an identity into requests that the machine accepts. */
export interface TvmAuthorizer {
  /**
   * Names who asks, the same in every tab, so that only those who have shown that they are the same share a token;
   * never a secret. Without one, nothing is shared.
   */
  readonly subjectKey?: string | undefined;
  /**
   * Called before every request, so that an identity may renew itself.
   * @throws an error whose `retryable` is `true` when trying later may help (reported as `unreachable`);
   * any other means that nobody is signed in (reported as `unauthorized`).
   */
  authorize(options: { readonly signal: AbortSignal }): Promise<TvmAuthorization>;
  /**
   * The machine answered 401. `retry`: the identity was renewed, ask once more. `signed-out`: it is gone.
   * @throws as `authorize` does.
   */
  rejected(): Promise<'retry' | 'signed-out'>;
}

/** For machines that do not ask who the caller is. */
export const openAuthorizer: TvmAuthorizer = {
  subjectKey: '',
  authorize: async () => ({}),
  rejected: async () => 'signed-out',
};
