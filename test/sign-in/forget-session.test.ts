import { expect, it } from 'vitest';
import { forgetSession } from '../../src/sign-in/forget-session.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

it('a session is forgotten where it can be, though another storage is blocked or breaks', async () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  const tab = new FakeWebStorage().openTab();
  tab.setItem('session', 'secret');
  await forgetSession('session', { tab: () => tab, device: blocked, database: blocked });
  expect(tab.getItem('session')).toBeNull();
  tab.setItem('session', 'secret');
  const broken = { removeItem: blocked };
  await forgetSession('session', { tab: () => broken, device: () => tab, database: () => undefined });
  expect(tab.getItem('session')).toBeNull();
});
