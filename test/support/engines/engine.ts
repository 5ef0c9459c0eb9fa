// What the tests need of a browser, whatever drives it. Everything else is asked of the page itself (in-page.ts).

export interface Point {
  /** CSS pixels from the left and the top of the viewport. */
  readonly x: number;
  readonly y: number;
}

/** A tab, seen through the browser's own input: what it does to the page is trusted. */
export interface Tab {
  /** Errors of the page and its console lines, but for the browser's own of a request that failed. */
  readonly complaints: () => Promise<readonly string[]>;
  /** These two return when the page is loaded. */
  readonly goto: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** These two may return before anything has happened. */
  readonly back: () => Promise<void>;
  readonly forward: () => Promise<void>;
  /** What an expression is worth, as JSON knows it; promises are waited for. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly click: (point: Point) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** A key by its name in `KeyboardEvent.key`, after the modifiers that are held: `Enter`, `Control+a`. */
  readonly press: (keys: string) => Promise<void>;
  /** A PNG of what is in view. */
  readonly screenshot: () => Promise<Uint8Array>;
  /** Where the driver hears nothing of what goes wrong in a page: what hears it, as the first script of the page. */
  readonly listener?: string;
  /** Only where the browser can be told so: see {@link Engine.lacks}. */
  readonly setOffline?: (isOffline: boolean) => Promise<void>;
}

/** A browser of its own as far as pages can tell: they share nothing with those of another profile. */
export interface Profile {
  readonly openTab: () => Promise<Tab>;
  readonly close: () => Promise<void>;
}

/** A running browser. */
export interface RunningEngine {
  readonly version: string;
  /** The first of its tabs is in front. */
  readonly openProfile: () => Promise<Profile>;
  readonly close: () => Promise<void>;
}

export interface EngineOptions {
  /** Whether a page that is left may be kept in memory, for whoever comes back. Default: as the browser does it. */
  readonly keepsLeftPages?: boolean;
}

export interface Engine {
  readonly name: 'Chromium' | 'Firefox' | 'WebKit';
  /** What its driver cannot do to it. */
  readonly lacks: readonly 'offline'[];
  /** What of a page its driver does not hear, if there is something. */
  readonly unheard?: string;
  /** What to install where it is missing. */
  readonly packages: string;
  /** The programs that it takes, if all are there. */
  readonly find: () => readonly string[] | undefined;
  readonly launch: (options?: EngineOptions) => Promise<RunningEngine>;
}

/** Modifiers and key of `Control+a`. */
export function keysOf(keys: string): readonly string[] {
  return keys.split(/(?<=.)\+/);
}
