// Every means of the platform that the page uses from its load to the first message, and what the page does without it.
// docs/platform.md shows this list to people.

/**
 * `missing`: as in a browser that does not know it. `read`: it throws as soon as it is asked for. `construct` and
 * `call`: it is there, and throws when it is used.
 */
export type Trouble = 'missing' | 'read' | 'construct' | 'call';

/**
 * `room`: people get into the room and can write. `shell`: the form says that the page did not start. `notice`: an error
 * that can be copied. `refusal`: the room says that the browser cannot receive messages. `config`: the page says that
 * `config.json` cannot be had.
 */
export type Outcome = 'room' | 'shell' | 'notice' | 'refusal' | 'config';

export interface PlatformCell {
  /** Path from the global object; several that nothing of the page uses, at once. */
  readonly api: readonly string[];
  readonly troubles: readonly Trouble[];
  readonly outcome: Outcome;
}

const cell = (outcome: Outcome, troubles: readonly Trouble[], ...api: readonly string[]): PlatformCell => ({
  api,
  troubles,
  outcome,
});

export const PLATFORM_CELLS: readonly PlatformCell[] = [
  cell('room', ['missing', 'call'], 'crypto.randomUUID'),
  cell('room', ['missing'], 'crypto'),
  cell('room', ['missing'], 'crypto.subtle'),
  cell('room', ['call'], 'SubtleCrypto.prototype.digest'),
  cell('room', ['missing', 'read'], 'localStorage'),
  cell('room', ['missing', 'read'], 'sessionStorage'),
  cell('room', ['missing', 'read'], 'indexedDB'),
  cell('room', ['call'], 'Storage.prototype.setItem'),
  cell('room', ['missing', 'construct'], 'BroadcastChannel'),
  cell('room', ['call'], 'BroadcastChannel.prototype.postMessage'),
  cell('room', ['missing', 'read'], 'navigator.locks'),
  cell('room', ['call'], 'LockManager.prototype.request'),
  cell('room', ['call'], 'LockManager.prototype.query'),
  cell('room', ['missing'], 'AbortSignal.timeout', 'AbortSignal.any'),
  cell('room', ['missing'], 'Intl'),
  cell('room', ['missing', 'construct'], 'Intl.DateTimeFormat'),
  cell('room', ['missing', 'construct'], 'Intl.NumberFormat'),
  cell('room', ['missing', 'construct'], 'Intl.RelativeTimeFormat'),
  cell('room', ['missing', 'construct'], 'Intl.PluralRules'),
  cell('room', ['missing', 'construct'], 'Intl.Locale'),
  cell('room', ['missing'], 'navigator.languages'),
  cell('room', ['missing'], 'navigator.onLine'),
  cell('room', ['missing'], 'navigator.clipboard'),
  cell('room', ['missing', 'construct'], 'ResizeObserver'),
  cell('room', ['missing', 'construct'], 'PerformanceObserver'),
  cell('room', ['call'], 'PerformanceObserver.prototype.observe'),
  cell('room', ['missing', 'call'], 'navigator.setAppBadge'),
  cell('room', ['missing', 'read'], 'navigator.serviceWorker'),
  cell('room', ['call'], 'ServiceWorkerContainer.prototype.register'),
  cell('room', ['missing', 'call'], 'requestAnimationFrame'),
  cell('room', ['missing', 'call'], 'queueMicrotask'),
  cell('room', ['missing', 'construct'], 'MessageChannel'),
  cell('room', ['missing', 'call'], 'matchMedia'),
  cell('room', ['missing'], 'CSS'),
  cell('room', ['missing', 'call'], 'CSS.supports'),
  cell('room', ['call'], 'History.prototype.pushState'),
  cell('room', ['call'], 'History.prototype.replaceState'),
  cell('room', ['missing', 'call'], 'performance.now'),
  cell('room', ['missing', 'call'], 'performance.getEntriesByType'),
  cell('room', ['missing'], 'Document.prototype.getSelection'),
  cell('room', ['missing', 'call'], 'HTMLDialogElement.prototype.showModal'),
  cell('room', ['missing'], 'visualViewport'),
  cell('room', ['missing', 'read'], 'navigator.connection'),
  cell('room', ['missing'], 'trustedTypes'),
  cell('room', ['missing'], 'URL.canParse'),
  cell('room', ['missing'], 'requestIdleCallback'),
  // Nothing here uses these.
  cell(
    'room',
    ['missing'],
    'Notification',
    'IntersectionObserver',
    'structuredClone',
    'TextDecoderStream',
    'WeakRef',
    'FinalizationRegistry',
    'HTMLElement.prototype.showPopover',
  ),
  cell('notice', ['missing', 'construct'], 'TextEncoder'),
  cell('notice', ['missing', 'construct'], 'TextDecoder'),
  cell('refusal', ['missing'], 'Response.prototype.body'),
  cell('config', ['missing', 'call'], 'fetch'),
  cell('shell', ['missing'], 'customElements'),
  cell('shell', ['call'], 'CustomElementRegistry.prototype.define'),
  cell('shell', ['missing', 'call'], 'Element.prototype.attachShadow'),
  cell('shell', ['missing', 'construct'], 'CSSStyleSheet'),
  cell('shell', ['missing', 'call'], 'CSSStyleSheet.prototype.replaceSync'),
  cell('shell', ['call'], 'TrustedTypePolicyFactory.prototype.createPolicy'),
  cell('shell', ['missing', 'construct'], 'AbortController'),
];
