import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StoredPageMemory } from '../../../src/ui/parts/page-memory.ts';
import { ReloadNeeded } from '../../../src/ui/parts/reload-needed.ts';
import { ConfigProblems } from '../../../src/ui/set-up/config-problems.ts';
import { allByRole, button, byRole } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });
const problems = [{ source: 'settings', key: 'cacheName', code: 'wrong', value: 7 }] as const;

beforeEach(() => localStorage.clear());

describe('config-problems', () => {
  it('throws settings of this device away on request, so that nobody is locked out', async () => {
    memory.save('settings', '{"cacheName":7}');
    const element = await mount(Object.assign(new ConfigProblems(), { problems, memory }));
    const saved = vi.fn<() => void>();
    element.addEventListener(ReloadNeeded.type, saved);
    button(element, 'Reset settings').click();
    expect(memory.load('settings')).toBeUndefined();
    expect(saved).toHaveBeenCalledOnce();
  });

  it.each([
    { code: 'wrong', value: '<!doctype html><title>Free Wi-Fi</title>' },
    { code: 'no-answer' },
  ] as const)('blames nobody for a file that is not there or another: $code', async (found) => {
    const file = [{ source: 'config.json', key: '', ...found }] as const;
    const element = await mount(Object.assign(new ConfigProblems(), { problems: file, memory }));
    byRole(element, 'heading', 'The configuration of this page cannot be read');
    const [said] = allByRole(element, 'alert');
    expect(said?.textContent).toMatch(/If this network requires you to sign in, do that on any other site/);
  });

  it('offers nothing to reset where no settings take part', async () => {
    const element = await mount(Object.assign(new ConfigProblems(), { problems, memory }));
    expect(allByRole(element, 'button')).toEqual([]);
  });
});
