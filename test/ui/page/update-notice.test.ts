import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChatApp } from '../../../src/ui/page/chat-app.ts';
import { offerUpdate } from '../../../src/ui/page/update-notice.ts';
import { ReloadNeeded } from '../../../src/ui/parts/reload-needed.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole } from '../../support/find-in-shadow.ts';

const app = new ChatApp();
const notices = () => [...app.querySelectorAll('update-notice')];

async function shown() {
  const [notice, ...more] = notices();
  expect(more).toEqual([]);
  if (!notice) throw new Error('unable to test; there is no notice');
  await vi.waitFor(() => byRole(notice, 'heading', 'A new version is ready'));
  return notice;
}

beforeEach(() => {
  document.body.append(app);
  onTestFinished(() => {
    app.remove();
    for (const notice of notices()) notice.remove();
  });
});

describe('offerUpdate', () => {
  it('says it where screen readers hear it in their own time, and takes no focus', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    onTestFinished(() => field.remove());
    field.focus();
    offerUpdate({ app, take: () => {} });
    await settle();
    byRole(await shown(), 'status');
    expect(document.activeElement).toBe(field);
  });

  it('takes the version when somebody says so, and goes away when not now', async () => {
    const take = vi.fn<() => void>();
    const reload = vi.fn<() => void>();
    app.addEventListener(ReloadNeeded.type, reload);
    offerUpdate({ app, take });
    offerUpdate({ app, take });
    const notice = await shown();
    expect(take).not.toHaveBeenCalled();
    button(notice, 'Reload').click();
    expect(take).toHaveBeenCalledOnce();
    expect(reload).not.toHaveBeenCalled();
    button(notice, 'Later').click();
    expect(notices()).toEqual([]);
  });
});
