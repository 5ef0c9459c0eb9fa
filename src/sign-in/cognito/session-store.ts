import type { Cancel } from '../../base/cancel.ts';
import { forgetIn } from '../forget-session.ts';
import { readTokens, type SessionTokens } from './session-tokens.ts';

type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface SessionStoreOptions {
  /** Of the one thing that is stored. */
  readonly key: string;
  // Getters, because a browser that blocks storage throws as soon as it is asked for it.
  readonly tab: () => WebStorage;
  readonly device: () => WebStorage;
  /** Calls `listener` with each key of the device's storage that another tab changes; `null` stands for all. */
  readonly onDeviceChange: (listener: (key: string | null) => void) => Cancel;
}

/** Who was signed in, and their tokens. A lost session keeps only the name, for signing in again. */
export type StoredSession = { readonly userName: string; readonly tokens: SessionTokens | undefined };

/** For this tab and its reloads, or for the device. */
export type Keeping = 'tab' | 'device';

/** The session in web storage: under one key, so that it is there as a whole or not at all. */
export class SessionStore {
  readonly #options: SessionStoreOptions;

  constructor(options: SessionStoreOptions) {
    this.#options = options;
  }

  load(keeping: Keeping): StoredSession | undefined {
    try {
      return parseStored(this.#options[keeping]().getItem(this.#options.key));
    } catch {
      return undefined;
    }
  }

  /** Stores it in the one place, and removes it from the other. @returns false where storage is blocked or full. */
  save(session: StoredSession, keeping: Keeping): boolean {
    this.#remove(keeping === 'tab' ? 'device' : 'tab');
    const { idToken, accessToken, refreshToken, expiresAtMs } = session.tokens ?? {};
    const { userName } = session;
    try {
      const text = JSON.stringify({ userName, idToken, accessToken, refreshToken, expiresAtMs });
      this.#options[keeping]().setItem(this.#options.key, text);
      return true;
    } catch {
      // What was there before is out of date.
      this.#remove(keeping);
      return false;
    }
  }

  clear(...keepings: readonly Keeping[]): void {
    for (const keeping of keepings) this.#remove(keeping);
  }

  /** Hears of every change that another tab makes to the session of the device. */
  onDeviceChange(listener: () => void): Cancel {
    return this.#options.onDeviceChange((key) => {
      if (key === null || key === this.#options.key) listener();
    });
  }

  #remove(keeping: Keeping): void {
    forgetIn(this.#options[keeping], this.#options.key);
  }
}

function parseStored(text: string | null): StoredSession | undefined {
  const stored: unknown = JSON.parse(text ?? 'null');
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { userName, idToken, accessToken, refreshToken, expiresAtMs } = stored as Record<string, unknown>;
  if (typeof userName !== 'string') return undefined;
  if (typeof idToken !== 'string' || typeof accessToken !== 'string' || typeof refreshToken !== 'string') {
    return { userName, tokens: undefined };
  }
  const tokens = readTokens({ idToken, accessToken, refreshToken }, 0);
  if (!tokens || typeof expiresAtMs !== 'number') return { userName, tokens: undefined };
  return { userName, tokens: { ...tokens, expiresAtMs } };
}
