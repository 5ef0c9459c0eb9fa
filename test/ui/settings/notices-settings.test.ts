import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseNoticeWish } from '../../../src/ui/parts/notice-wish.ts';
import { NoticesSettings } from '../../../src/ui/settings/notices-settings.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { allByRole, byRole, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { memory } from './settings-set-up.ts';

const NINE_PM_MS = new Date(2026, 0, 2, 21).getTime();

beforeEach(() => localStorage.clear());

/** A browser that asks, and gets this answer. */
function stubNotifications(permission: NotificationPermission, answer = permission) {
  const asked: string[] = [];
  const requestPermission = async () => {
    asked.push(permission);
    return answer;
  };
  vi.stubGlobal('Notification', { permission, requestPermission });
  onTestFinished(() => void vi.unstubAllGlobals());
  return asked;
}

async function show(nowMs = NINE_PM_MS) {
  const clock = new FakeClock(nowMs);
  const element = await mount(Object.assign(new NoticesSettings(), { memory, clock }));
  const choose = async (name: string, value: string) => {
    const select = byRole(element, 'combobox', name) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  };
  const chosen = (name: string) =>
    textOf((byRole(element, 'combobox', name) as HTMLSelectElement).selectedOptions[0] ?? element);
  const hints = () => [...element.renderRoot.querySelectorAll('[role="status"]')].map((each) => textOf(each));
  return { element, clock, choose, chosen, hints, wish: () => parseNoticeWish(memory.load('notices')) };
}

describe('The settings of notifications', () => {
  it('want nothing at first, and ask the browser when somebody does', async () => {
    const asked = stubNotifications('default', 'granted');
    const { element, choose, hints, wish } = await show();
    expect(allByRole(element, 'combobox')).toHaveLength(1);
    expect(asked).toEqual([]);
    await choose('Notify me of', 'mentions');
    expect([asked.length, wish().about, hints()]).toEqual([1, 'mentions', []]);
    await choose('Notify me of', 'nothing');
    expect(memory.load('notices')).toBeUndefined();
    await choose('Notify me of', 'all');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['denied', /blocks notifications/],
    ['default', /asks whether/],
  ] as const)('say what to do where the answer is %s', async (answer, words) => {
    stubNotifications('default', answer);
    const { choose, hints, wish } = await show();
    await choose('Notify me of', 'all');
    expect(hints()).toEqual([expect.stringMatching(words)]);
    expect(wish().about).toBe('all');
  });

  it('say so where the browser has none', async () => {
    vi.stubGlobal('Notification', undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { choose, hints } = await show();
    await choose('Notify me of', 'all');
    expect(hints()).toEqual([expect.stringMatching(/shows no notifications/)]);
  });

  it('keep the wish for a sound', async () => {
    stubNotifications('granted');
    const { element, choose, wish } = await show();
    await choose('Notify me of', 'all');
    const check = byRole(element, 'checkbox', 'With a sound') as HTMLInputElement;
    check.click();
    await settle();
    expect(wish()).toEqual({ about: 'all', hasSound: true, quietUntilMs: 0 });
    check.click();
    await settle();
    expect(wish().hasSound).toBe(false);
  });

  it('let nobody be disturbed for an hour, and say until when', async () => {
    stubNotifications('granted');
    const { element, clock, choose, chosen, wish } = await show();
    await choose('Notify me of', 'all');
    expect(chosen('Do not disturb')).toBe('Off');
    await choose('Do not disturb', 'hour');
    expect(wish().quietUntilMs - clock.wallMs()).toBe(3_600_000);
    expect(chosen('Do not disturb')).toMatch(/^Until 10:00.PM$/);
    await choose('Do not disturb', 'on');
    expect(wish().quietUntilMs).toBeGreaterThan(clock.wallMs());
    await choose('Do not disturb', 'off');
    expect(wish().quietUntilMs).toBe(0);
    await choose('Do not disturb', 'hour');
    await clock.advance(3_600_000);
    element.requestUpdate();
    await settle();
    expect(chosen('Do not disturb')).toBe('Off');
  });

  it.each([
    [new Date(2026, 0, 2, 21), new Date(2026, 0, 3, 8), /^Until Saturday.*8:00.AM$/],
    [new Date(2026, 0, 31, 8), new Date(2026, 1, 1, 8), /^Until Sunday.*8:00.AM$/],
    [new Date(2026, 0, 2, 2), new Date(2026, 0, 2, 8), /^Until 8:00.AM$/],
  ])('at %s, until the morning is until %s', async (now, morning, words) => {
    stubNotifications('granted');
    const { choose, chosen, wish } = await show(now.getTime());
    await choose('Notify me of', 'all');
    await choose('Do not disturb', 'tomorrow');
    expect(wish().quietUntilMs).toBe(morning.getTime());
    expect(chosen('Do not disturb')).toMatch(words);
  });
});
