import { beforeEach, describe, expect, it } from 'vitest';
import { parsePeopleWish } from '../../../src/ui/parts/people-wish.ts';
import { PeopleSettings } from '../../../src/ui/settings/people-settings.ts';
import { settle } from '../../support/fake-clock.ts';
import { allByRole, byRole } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { memory } from './settings-set-up.ts';

beforeEach(() => localStorage.clear());

async function show(offered = { presence: true, typing: true }) {
  const element = await mount(Object.assign(new PeopleSettings(), { memory, offered }));
  const press = async (name: string) => {
    (byRole(element, 'checkbox', name) as HTMLInputElement).click();
    await settle();
  };
  return { element, press, wish: () => parsePeopleWish(memory.load('people')) };
}

describe('The settings of what others see', () => {
  it('let all be seen at first, and keep what was chosen', async () => {
    const { press, wish } = await show();
    expect(wish()).toEqual({ presence: true, typing: true });
    await press('That I am typing');
    expect(wish()).toEqual({ presence: true, typing: false });
    await press('That I am in a room');
    expect(wish()).toEqual({ presence: false, typing: false });
    await press('That I am typing');
    await press('That I am in a room');
    expect(memory.load('people')).toBeUndefined();
  });

  it('offer nothing that the page does not', async () => {
    const { element } = await show({ presence: true, typing: false });
    expect(allByRole(element, 'checkbox')).toHaveLength(1);
    byRole(element, 'checkbox', 'That I am in a room');
  });

  it.each(['', 'no', '[]', '{"presence":"no","typing":0}'])('take %j for no wish', (text) => {
    expect(parsePeopleWish(text)).toEqual({ presence: true, typing: true });
  });
});
