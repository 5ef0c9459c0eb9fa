import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChatApp } from '../../../src/ui/page/chat-app.ts';
import { applyTheme } from '../../../src/ui/page/theme.ts';
import { ReloadNeeded } from '../../../src/ui/parts/reload-needed.ts';
import { followOtherTab } from '../../../src/ui/settings/follow-other-tab.ts';
import { speak } from '../../../src/ui/words/language.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole } from '../../support/find-in-shadow.ts';
import { memory } from './settings-set-up.ts';

beforeEach(() => {
  localStorage.clear();
  onTestFinished(async () => {
    for (const app of document.querySelectorAll('chat-app')) app.remove();
    applyTheme('system');
    await speak('en');
  });
});

async function hear(key: string | null) {
  const app = document.querySelector('chat-app') ?? new ChatApp();
  document.body.append(app);
  const reloads = vi.fn<() => void>();
  app.addEventListener(ReloadNeeded.type, reloads);
  await followOtherTab(key, { memory, app });
  await settle();
  return reloads;
}

const notices = () => [...document.querySelectorAll('settings-notice')];

describe('followOtherTab', () => {
  it('takes over theme and language at once, without a word', async () => {
    memory.save('theme', 'dark');
    await hear('momento-chat:theme');
    expect(document.documentElement.dataset.theme).toBe('dark');
    memory.save('language', 'de');
    await hear('momento-chat:language');
    expect(document.documentElement.lang).toBe('de');
    expect(notices()).toEqual([]);
  });

  it('tells of other settings, once, and offers to load the page again', async () => {
    const reloads = await hear('momento-chat:settings');
    await hear('momento-chat:settings');
    const [notice, ...more] = notices();
    expect(more).toEqual([]);
    if (!notice) throw new Error('unable to test; there is no notice');
    byRole(notice, 'heading', 'The settings were changed in another tab');
    button(notice, 'Reload').click();
    expect(reloads).toHaveBeenCalledOnce();
    button(notice, 'Later').click();
    expect(notices()).toEqual([]);
  });

  it('follows everything when all of the storage was cleared', async () => {
    applyTheme('dark');
    await hear(null);
    expect(document.documentElement.dataset.theme).toBeUndefined();
    expect(notices()).toHaveLength(1);
  });
});
