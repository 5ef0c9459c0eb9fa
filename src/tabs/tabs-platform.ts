// What the tabs of one origin can share by, as far as the platform has it.

import { newId } from '../base/new-id.ts';

/** The platform's `LockManager`, as far as it is used. */
export interface TabLocks {
  request(
    name: string,
    options: LockOptions,
    callback: (lock: object | null) => Promise<void>,
  ): Promise<void>;
  query(): Promise<LockManagerSnapshot>;
}

/** One end of a `BroadcastChannel`. */
export interface TabChannel {
  /** Sends a structured clone of `message` to all other ends. */
  post(message: unknown): void;
  close(): void;
}

export interface TabsPlatform {
  readonly locks: TabLocks;
  readonly openChannel: (name: string, onMessage: (data: unknown) => void) => TabChannel;
  /** SHA-256 of the text as UTF-8, in hexadecimal. */
  readonly sha256: (text: string) => Promise<string>;
  /** An id that no other tab makes. */
  readonly newId: () => string;
}

/** Where to look, as `globalThis`; any part may be missing. */
export interface TabsGlobals {
  readonly navigator?: { readonly locks?: TabLocks };
  readonly BroadcastChannel?: typeof BroadcastChannel;
  readonly crypto?: { readonly subtle?: Pick<SubtleCrypto, 'digest'>; randomUUID?(): string };
}

/**
 * The platform's means, or `undefined` where one is missing: in old browsers, and on pages that came over plain
 * HTTP, which have neither locks nor hashes.
 */
export function findTabsPlatform(globals: TabsGlobals = globalThis): TabsPlatform | undefined {
  const { locks, Channel, crypto } = meansOf(globals);
  const subtle = crypto?.subtle;
  if (!locks || !Channel || !subtle) return undefined;
  return {
    locks,
    openChannel: (name, onMessage) => openTabChannel(name, onMessage, Channel),
    sha256: async (text) => {
      const hash = await subtle.digest('SHA-256', new TextEncoder().encode(text));
      return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    newId: () => newId(crypto),
  };
}

/** A page that may not have something can be told so by an exception. */
function meansOf(globals: TabsGlobals) {
  try {
    return { locks: globals.navigator?.locks, Channel: globals.BroadcastChannel, crypto: globals.crypto };
  } catch {
    return {};
  }
}

/** The browser's locks; undefined where it has none, or the page may not have them. */
export function findLocks(globals: TabsGlobals = globalThis): TabLocks | undefined {
  return meansOf(globals).locks;
}

/**
 * One end of the `BroadcastChannel` of this name.
 * @throws where the browser has none, or the page may not have one
 */
export function openTabChannel(
  name: string,
  onMessage: (data: unknown) => void,
  Channel = BroadcastChannel,
): TabChannel {
  const channel = new Channel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
  return {
    post: (message) => {
      try {
        channel.postMessage(message);
      } catch {
        // Nobody hears it; whoever waits for an answer does not wait long.
      }
    },
    close: () => channel.close(),
  };
}
