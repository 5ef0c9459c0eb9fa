import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { onOtherTab, toldMemory } from '../../../src/ui/settings/other-tab.ts';
import { memory } from './settings-set-up.ts';

beforeEach(() => localStorage.clear());

/** What another tab of this browser says and hears. */
function openOtherTab() {
  const channel = new BroadcastChannel('momento-chat:memory');
  const heard: unknown[] = [];
  channel.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
  onTestFinished(() => channel.close());
  return { heard, say: (message: unknown) => channel.postMessage(message) };
}

function listen() {
  const heard: (string | null)[] = [];
  const stop = onOtherTab(['settings'], (key) => heard.push(key));
  onTestFinished(stop);
  return { heard, stop };
}

it('a tab hears of settings without the browser’s own events, and of nothing else', async () => {
  const { say } = openOtherTab();
  const { heard } = listen();
  for (const message of [null, 7, { key: 7 }, { key: 'momento-chat:theme' }]) say(message);
  say({ key: 'momento-chat:settings', from: 'another tab' });
  await expect.poll(() => heard).toEqual(['momento-chat:settings']);
});

it('a tab tells others what it saves, and not itself', async () => {
  const other = openOtherTab();
  const { heard } = listen();
  toldMemory(memory).save('settings', '{}');
  await expect.poll(() => other.heard).toMatchObject([{ key: 'momento-chat:settings' }]);
  other.say({ key: 'momento-chat:settings', from: 'another tab' });
  await expect.poll(() => heard).toHaveLength(1);
  expect(memory.load('settings')).toBe('{}');
});

it('what cannot be told to others is saved all the same', () => {
  const telling = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => {
    throw new DOMException('refused by the test', 'SecurityError');
  });
  onTestFinished(() => telling.mockRestore());
  toldMemory(memory).save('settings', '{}');
  expect(memory.load('settings')).toBe('{}');
  expect(telling).toHaveBeenCalledOnce();
});

it('a page on its way out hears nothing, until it is back', async () => {
  const { say } = openOtherTab();
  const { heard, stop } = listen();
  window.dispatchEvent(new Event('pagehide'));
  say({ key: 'momento-chat:settings', from: 'one' });
  const back = Object.assign(new Event('pageshow'), { persisted: true });
  window.dispatchEvent(back);
  say({ key: 'momento-chat:settings', from: 'two' });
  await expect.poll(() => heard).toHaveLength(1);
  stop();
});
