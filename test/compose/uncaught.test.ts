import { expect, it, onTestFinished, vi } from 'vitest';
import { onUncaught } from '../../src/compose/uncaught.ts';

/** An error thrown at this address. */
function errorFrom(address: string): Error {
  return Object.assign(new RangeError('broken'), {
    stack: `RangeError: broken\n    at draw (${address}:1:1)`,
  });
}

it('hears once of what nobody caught in the own code of the page, and of nothing else', () => {
  const window = new EventTarget();
  vi.stubGlobal('window', window);
  onTestFinished(() => void vi.unstubAllGlobals());
  const heard: Error[] = [];
  onUncaught((error) => heard.push(error));
  const own = errorFrom(new URL('../../src/ui/room/list/dates.ts', import.meta.url).href);
  const rejected = errorFrom(new URL('../../src/chat/room/chat-room.ts', import.meta.url).href);
  const foreign = errorFrom('chrome-extension://abc/content.js');
  for (const error of [own, own, foreign, undefined]) {
    window.dispatchEvent(Object.assign(new Event('error'), { error }));
  }
  for (const reason of [rejected, own, 'a text']) {
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
  }
  expect(heard).toEqual([own, rejected]);
});
