import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { offerUpdate } from '../../../src/ui/page/update-notice.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole } from '../../support/find-in-shadow.ts';

const notices = () => [...document.querySelectorAll('update-notice')];

async function shown() {
  const [notice, ...more] = notices();
  expect(more).toEqual([]);
  if (!notice) throw new Error('unable to test; there is no notice');
  await vi.waitFor(() => byRole(notice, 'heading', 'A new version is ready'));
  return notice;
}

beforeEach(() => {
  onTestFinished(() => {
    for (const notice of notices()) notice.remove();
  });
});

describe('offerUpdate', () => {
  it('says it where screen readers hear it in their own time, and takes no focus', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    onTestFinished(() => field.remove());
    field.focus();
    offerUpdate(() => {});
    await settle();
    byRole(await shown(), 'status');
    expect(document.activeElement).toBe(field);
  });

  it('takes the version when somebody says so, and goes away when not now', async () => {
    const take = vi.fn<() => void>();
    offerUpdate(take);
    offerUpdate(take);
    const notice = await shown();
    expect(take).not.toHaveBeenCalled();
    button(notice, 'Reload').click();
    expect(take).toHaveBeenCalledOnce();
    button(notice, 'Later').click();
    expect(notices()).toEqual([]);
  });
});
