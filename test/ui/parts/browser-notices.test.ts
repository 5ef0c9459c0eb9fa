import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { askForNotices, noticePermission, showNotice } from '../../../src/ui/parts/browser-notices.ts';

const NOTICE = { title: 'Bo', body: 'hello', tag: 'lobby', onClick: () => {} };

function stub(Notification: unknown): void {
  vi.stubGlobal('Notification', Notification);
  onTestFinished(() => void vi.unstubAllGlobals());
}

describe('A notification of the browser', () => {
  it('is shown without a sound of its own, goes where it leads, and can be taken away', () => {
    const shown: Fake[] = [];
    class Fake {
      static permission = 'granted';
      onclick: (() => void) | undefined;
      isClosed = false;
      readonly args: readonly unknown[];
      constructor(...args: unknown[]) {
        this.args = args;
        shown.push(this);
      }
      close(): void {
        this.isClosed = true;
      }
    }
    stub(Fake);
    let clicks = 0;
    const takeAway = showNotice({ ...NOTICE, onClick: () => (clicks += 1) });
    expect(shown[0]?.args).toEqual(['Bo', { body: 'hello', tag: 'lobby', silent: true, dir: 'auto' }]);
    shown[0]?.onclick?.();
    expect([clicks, shown[0]?.isClosed]).toEqual([1, true]);
    showNotice(NOTICE);
    expect(shown[1]?.isClosed).toBe(false);
    takeAway();
    expect(shown[0]?.isClosed).toBe(true);
  });

  it.each(['denied', 'default'])('is not shown where the permission is %s', (permission) => {
    let made = 0;
    const make = () => (made += 1);
    stub(Object.assign(make, { permission }));
    showNotice(NOTICE)();
    expect(made).toBe(0);
  });

  it('throws nothing where only service workers may show one, and where there are none', async () => {
    class Illegal {
      static permission = 'granted';
      constructor() {
        throw new TypeError('Illegal constructor');
      }
    }
    stub(Illegal);
    showNotice(NOTICE)();
    stub(undefined);
    showNotice(NOTICE)();
    expect([noticePermission(), await askForNotices()]).toEqual(['missing', 'missing']);
    stub({ permission: 'default', requestPermission: () => Promise.reject(new Error('not in a frame')) });
    expect(await askForNotices()).toBe('default');
  });
});
