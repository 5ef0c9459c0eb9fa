import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HistorySettings } from '../../../src/ui/settings/history-settings.ts';
import { allByRole, byRole, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { FILE, memory, setUp } from './settings-set-up.ts';

const KEEP = 'Keep the last messages of each room on this device';

beforeEach(() => localStorage.clear());

async function show(options: Parameters<typeof setUp>[0] = {}) {
  const services = setUp(options);
  const element = await mount(Object.assign(new HistorySettings(), { history: services.history }));
  const box = () => byRole(element, 'checkbox', KEEP) as HTMLInputElement;
  const press = async () => {
    box().click();
    await element.updateComplete;
    await vi.waitUntil(() => !box().disabled);
  };
  const hint = () => textOf(element.renderRoot.querySelector('.hint') ?? element);
  const alerts = () => allByRole(element, 'alert').map((each) => textOf(each));
  return { services, element, box, press, hint, alerts };
}

describe('The settings of kept messages', () => {
  it('are off at first, and say what is kept and how', async () => {
    const { box, hint } = await show();
    expect(box().checked).toBe(false);
    expect(hint()).toMatch(/not encrypted/);
  });

  it('switch it on and off', async () => {
    const factory = new IDBFactory();
    const { box, press, alerts } = await show({ database: () => factory });
    await press();
    expect([box().checked, memory.load('history')]).toEqual([true, 'on']);
    await press();
    expect([box().checked, memory.load('history'), alerts()]).toEqual([false, undefined, []]);
  });

  it('say so where the browser does not let it', async () => {
    const { box, press, alerts } = await show();
    await press();
    expect([box().checked, memory.load('history')]).toEqual([false, undefined]);
    expect(alerts()).toEqual([expect.stringMatching(/does not let this page keep messages/)]);
  });

  it('stay on where nothing could be deleted, and say what to do', async () => {
    memory.save('history', 'on');
    const { box, press, alerts } = await show();
    await press();
    expect([box().checked, memory.load('history')]).toEqual([true, 'on']);
    expect(alerts()).toEqual([expect.stringMatching(/could not be deleted/)]);
  });

  it('offer nothing where the operator forbids it', async () => {
    const { element, hint } = await show({ file: { ...FILE, history: false } });
    expect(allByRole(element, 'checkbox')).toEqual([]);
    expect(hint()).toMatch(/does not allow/);
  });

  it('are off after a reset', async () => {
    const factory = new IDBFactory();
    const { services, press } = await show({ database: () => factory });
    await press();
    await services.reset();
    expect(memory.load('history')).toBeUndefined();
  });
});
