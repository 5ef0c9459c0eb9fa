import type { HeldTokens, TokenFormat } from './held-tokens.ts';

/** Who was signed in, and their tokens. A lost session keeps only the names, for signing in again. */
export interface StoredSession<Tokens extends HeldTokens> {
  readonly userName: string;
  /** What they typed; a page before this one has not stored it. */
  readonly signInName?: string | undefined;
  readonly tokens: Tokens | undefined;
}

/** As it is stored, and as copies of a tab pass it on. */
export function recordOf<Tokens extends HeldTokens>(
  { userName, signInName, tokens }: StoredSession<Tokens>,
  format: TokenFormat<Tokens>,
): object {
  return { userName, signInName, ...(tokens && format.write(tokens)) };
}

/** Undefined for what is no session. */
export function parseStored<Tokens extends HeldTokens>(
  stored: unknown,
  format: TokenFormat<Tokens>,
): StoredSession<Tokens> | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { userName, signInName, ...fields } = stored as Readonly<Record<string, unknown>>;
  if (typeof userName !== 'string') return undefined;
  return {
    userName,
    signInName: typeof signInName === 'string' ? signInName : undefined,
    tokens: format.read({ ...fields, userName }),
  };
}
