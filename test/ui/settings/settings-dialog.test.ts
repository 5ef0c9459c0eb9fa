import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ReloadNeeded } from '../../../src/ui/parts/reload-needed.ts';
import { SettingsDialog } from '../../../src/ui/settings/settings-dialog.ts';
import { settle } from '../../support/fake-clock.ts';
import {
  allByRole,
  button,
  byRole,
  descriptionOf,
  elementsBelow,
  focusedIn,
  textOf,
  type,
} from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { FILE, GUEST, memory, STAFF, setUp } from './settings-set-up.ts';

beforeEach(() => localStorage.clear());

async function open(services = setUp()) {
  const element = await mount(Object.assign(new SettingsDialog(), { services }));
  const saved = vi.fn<() => void>();
  const closed = vi.fn<() => void>();
  element.addEventListener(ReloadNeeded.type, saved);
  element.addEventListener('close', closed);
  const click = async (name: string) => {
    button(element, name).click();
    await settle();
  };
  return {
    element,
    saved,
    closed,
    click,
    dialog: byRole(element, 'dialog', 'Settings') as HTMLDialogElement,
  };
}

async function choose(element: Element, name: string, value: string): Promise<void> {
  const select = byRole(element, 'combobox', name) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

const stored = () => JSON.parse(memory.load('settings') ?? '{}') as Record<string, unknown>;

/** What the open question says. */
const question = (element: SettingsDialog) =>
  textOf(element.shadowRoot?.querySelector('confirm-dialog')?.shadowRoot?.querySelector('#text') ?? element);

const mutedIn = (element: SettingsDialog) =>
  element.shadowRoot?.querySelector('muted-settings')?.shadowRoot?.textContent;

describe('The people who are muted', () => {
  it('are named, and can be heard again', async () => {
    const services = setUp();
    const [first] = services.muted;
    first?.people.mute({ key: 'id:guest:Bo', name: 'Bo', mark: 'guest' });
    first?.people.mute({ key: 'id:cy', name: 'cy', mark: 'verified' });
    const { element, click } = await open(services);
    expect(mutedIn(element)).toMatch(/cy, signed in.*Guest Bo/s);
    await click('Unmute cy, signed in');
    expect(focusedIn(element)).toBe(button(element, 'Unmute Guest Bo'));
    await click('Unmute Guest Bo');
    expect(textOf(focusedIn(element) ?? element)).toMatch(/^Nobody/);
    expect(first?.people.list).toEqual([]);
  });

  it('change while the settings are open', async () => {
    const services = setUp();
    const { element } = await open(services);
    services.muted[1]?.people.mute({ key: 'id:guest:Bo', name: 'Bo', mark: 'guest' });
    await settle();
    expect(mutedIn(element)).toContain(STAFF.name);
    button(element, 'Unmute Guest Bo');
  });
});

describe('settings-dialog, machines', () => {
  it('adds one after it has named where access will come from', async () => {
    const { element, click, saved } = await open();
    await click('Add a machine');
    expect(focusedIn(element)?.id).toMatch(/-name$/);
    type(element, 'Name', 'Club');
    type(element, 'URL', 'https://club.example/prod/');
    await settle();
    await click('Save');
    expect(question(element)).toBe(
      'Guests of “Club” get their access from https://club.example. Continue only if you trust this destination.',
    );
    expect(stored()).toEqual({});
    await click('Send it there');
    expect(stored()).toEqual({
      tokenVendingMachines: [GUEST, STAFF, { name: 'Club', url: 'https://club.example/prod/', auth: 'open' }],
    });
    expect(saved).toHaveBeenCalledOnce();
  });

  it('keeps the old one, and what was typed, when the new place is not confirmed', async () => {
    const { element, click, saved } = await open();
    await click('Edit “Staff”');
    type(element, 'URL', 'https://evil.example/');
    await settle();
    await click('Save');
    expect(question(element)).toContain('Usernames and passwords for “Staff” go to https://evil.example.');
    await click('Go back');
    expect(stored()).toEqual({});
    expect(saved).not.toHaveBeenCalled();
    expect((byRole(element, 'textbox', 'URL') as HTMLInputElement).value).toBe('https://evil.example/');
  });

  it('asks nothing for another name, and keeps nothing when all is as the page brings it', async () => {
    const { element, click, saved } = await open();
    await click('Edit “Guest”');
    type(element, 'Name', 'Everybody');
    await settle();
    await click('Save');
    expect(saved).toHaveBeenCalledOnce();
    expect(stored()).toMatchObject({ tokenVendingMachines: [{ name: 'Everybody' }, STAFF] });
    type(element, 'Name', 'Guest');
    await settle();
    await click('Save');
    expect(memory.load('settings')).toBeUndefined();
  });

  it('says beside each field what is wrong, and goes to the first', async () => {
    const { element, click, saved } = await open();
    await click('Add a machine');
    await choose(element, 'Way in', 'cognito');
    type(element, 'URL', 'http://club.example/');
    await settle();
    await click('Save');
    const wrong = [...elementsBelow(element)].filter((each) => each.getAttribute('aria-invalid') === 'true');
    expect(wrong.map(descriptionOf)).toEqual([
      'The name that people choose it by. Enter a name of 1 to 56 characters.',
      'Starts with https:// Enter a full address that begins with https:// (http:// only for localhost), without username or password.',
      'Such as us-west-2_AbCdEfGhI Enter the ID of a user pool, such as us-west-2_AbCdEfGhI.',
      'Enter the ID of an app client of the pool: letters and digits only.',
    ]);
    expect(focusedIn(element)).toBe(wrong[0]);
    expect(saved).not.toHaveBeenCalled();
    type(element, 'Name', 'Guest');
    await settle();
    expect(descriptionOf(byRole(element, 'textbox', 'Name'))).toContain('Another machine has this name.');
  });

  it('finds no fault with one that was only just added', async () => {
    const { element, click } = await open();
    await click('Edit “Guest”');
    type(element, 'URL', 'nonsense');
    await settle();
    await click('Save');
    await click('Add a machine');
    const isWrong = (each: Element) => each.getAttribute('aria-invalid') === 'true';
    expect([...elementsBelow(element)].filter(isWrong)).toEqual([]);
  });

  it('opens the machine that is wrong', async () => {
    const { element, click } = await open();
    await click('Edit “Guest”');
    type(element, 'URL', 'nonsense');
    await settle();
    await click('Done with “Guest”');
    expect(allByRole(element, 'textbox', 'URL')).toEqual([]);
    await click('Save');
    expect(focusedIn(element)).toBe(byRole(element, 'textbox', 'URL'));
  });

  it('lets the user deny that names are verified, and take it back', async () => {
    const { element, click } = await open();
    await click('Edit “Guest”');
    await choose(element, 'Names of members', 'never');
    await click('Save');
    expect(stored()).toMatchObject({ tokenVendingMachines: [{ name: 'Guest', verifiedIds: false }, STAFF] });
    await choose(element, 'Names of members', 'opaque');
    await click('Save');
    expect(stored()).toMatchObject({ tokenVendingMachines: [{ verifiedIds: 'opaque' }, STAFF] });
    await choose(element, 'Names of members', 'told');
    await click('Save');
    expect(memory.load('settings')).toBeUndefined();
  });

  it('removes one', async () => {
    const { element, click } = await open();
    await click('Remove “Guest”');
    expect(focusedIn(element)).toBe(button(element, 'Add a machine'));
    await click('Save');
    expect(stored()).toEqual({ tokenVendingMachines: [STAFF] });
  });

  it('forgets nothing of Cognito while another way in is looked at', async () => {
    const { element, click } = await open();
    await click('Add a machine');
    await choose(element, 'Way in', 'cognito');
    type(element, 'User pool ID', 'us-west-2_AbCdEfGhI');
    await settle();
    await choose(element, 'Way in', 'open');
    expect(allByRole(element, 'textbox', 'User pool ID')).toEqual([]);
    await choose(element, 'Way in', 'cognito');
    expect((byRole(element, 'textbox', 'User pool ID') as HTMLInputElement).value).toBe(
      'us-west-2_AbCdEfGhI',
    );
  });

  it('cannot be changed where the page is locked; theme and language can', async () => {
    const { element } = await open(setUp({ file: { ...FILE, locked: true } }));
    expect(allByRole(element, 'button', 'Add a machine')).toEqual([]);
    expect(allByRole(element, 'textbox')).toEqual([]);
    expect(element.shadowRoot?.textContent).toContain('of this page are locked');
    byRole(element, 'combobox', 'Theme');
  });

  it('says so when the browser keeps nothing', async () => {
    const services = { ...setUp(), save: async () => false };
    const { element, click, saved } = await open(services);
    type(element, 'Cache', 'mine');
    await settle();
    await click('Save');
    byRole(element, 'heading', 'This browser does not keep settings');
    expect(saved).not.toHaveBeenCalled();
    expect((byRole(element, 'textbox', 'Cache') as HTMLInputElement).value).toBe('mine');
  });
});

describe('settings-dialog, its two parts', () => {
  const tab = (element: Element, name: string) => byRole(element, 'tab', name);
  const press = async (element: Element, key: string) => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const shown = (element: SettingsDialog) =>
    allByRole(element, 'tabpanel').flatMap((panel) => (panel.hidden ? [] : [panel.id]));

  it('begin with what is personal, and keep what was typed in the other one', async () => {
    const { element } = await open();
    expect(shown(element)).toEqual(['part-personal']);
    expect(tab(element, 'Personal').getAttribute('aria-selected')).toBe('true');
    tab(element, 'Connection').click();
    await settle();
    expect(shown(element)).toEqual(['part-connection']);
    type(element, 'Cache', 'mine');
    await settle();
    tab(element, 'Personal').click();
    await settle();
    tab(element, 'Connection').click();
    await settle();
    expect((byRole(element, 'textbox', 'Cache') as HTMLInputElement).value).toBe('mine');
  });

  it('change by the keys of tabs, one of which is in the order of Tab', async () => {
    const { element } = await open();
    const [personal, connection] = [tab(element, 'Personal'), tab(element, 'Connection')];
    expect([personal.tabIndex, connection.tabIndex]).toEqual([0, -1]);
    for (const [key, from, to] of [
      ['ArrowRight', personal, connection],
      ['ArrowRight', connection, personal],
      ['ArrowLeft', personal, connection],
      ['Home', connection, personal],
      ['End', personal, connection],
    ] as const) {
      await press(from, key);
      expect(focusedIn(element)).toBe(to);
      expect([to.tabIndex, from.tabIndex]).toEqual([0, -1]);
    }
    expect(shown(element)).toEqual(['part-connection']);
  });

  it('begin with the connection where nobody can join yet', async () => {
    const { element } = await open(setUp({ file: {} }));
    expect(shown(element)).toEqual(['part-connection']);
  });

  it('are one, without tabs, when the configuration is wrong', async () => {
    const { element } = await open(setUp({ file: { cacheName: 7 } }));
    expect(allByRole(element, 'tab')).toEqual([]);
    expect(allByRole(element, 'tabpanel')).toEqual([]);
  });
});

describe('settings-dialog, closing', () => {
  it('closes at once when nothing was changed', async () => {
    const { click, closed, dialog } = await open();
    await click('Close');
    expect(dialog.open).toBe(false);
    expect(closed).toHaveBeenCalledOnce();
  });

  it.each([
    ['the button', async (click: (name: string) => Promise<void>) => click('Close')],
    [
      'Escape',
      async (_: unknown, dialog: HTMLDialogElement) => {
        dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
        await settle();
      },
    ],
  ])('asks before it throws changes away, by %s', async (_, close) => {
    const { element, click, closed, dialog } = await open();
    type(element, 'Cache', 'mine');
    await settle();
    await close(click, dialog);
    expect(dialog.open).toBe(true);
    await click('Keep editing');
    expect((byRole(element, 'textbox', 'Cache') as HTMLInputElement).value).toBe('mine');
    await close(click, dialog);
    await click('Discard');
    expect(closed).toHaveBeenCalledOnce();
  });

  it('does not let the browser close it with changes in it', async () => {
    const { element, click, closed, dialog } = await open();
    type(element, 'Cache', 'mine');
    await settle();
    // What Chromium does when somebody goes back twice, without asking the page.
    await click('Close');
    dialog.close();
    await settle();
    expect(dialog.open).toBe(true);
    await click('Keep editing');
    expect(closed).not.toHaveBeenCalled();
    await click('Close');
    await click('Discard');
    expect(closed).toHaveBeenCalledOnce();
  });

  it('discards changes on request', async () => {
    const { element, click, closed } = await open();
    type(element, 'Cache', 'mine');
    await settle();
    await click('Discard changes');
    expect((byRole(element, 'textbox', 'Cache') as HTMLInputElement).value).toBe('chat');
    await click('Close');
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe('settings-dialog, the rest', () => {
  it('resets everything, after a question', async () => {
    memory.save('settings', JSON.stringify({ cacheName: 'mine' }));
    memory.save('theme', 'dark');
    memory.save('language', 'de');
    memory.save('user-name', 'Ada');
    const { click, saved } = await open();
    await click('Reset all settings');
    await click('Keep them');
    expect(stored()).toEqual({ cacheName: 'mine' });
    await click('Reset all settings');
    await click('Reset');
    expect(saved).toHaveBeenCalledOnce();
    expect(Object.keys(localStorage)).toEqual(['momento-chat:user-name']);
  });

  it('lists what the page goes by, and where it came from', async () => {
    memory.save('settings', JSON.stringify({ cacheName: 'mine' }));
    const { element } = await open();
    const rows = [...elementsBelow(element)].filter(({ tagName }) => tagName === 'TR').map(textOf);
    expect(rows).toContain('cacheName mine your settings');
    expect(rows).toContain('tokenVendingMachines[1].url https://staff.example/ config.json');
    expect(rows).toContain('momentoEndpoint none default');
  });

  it('tells of changes in another tab, which only loading the page brings', async () => {
    const { element, click, saved } = await open();
    window.dispatchEvent(new StorageEvent('storage', { key: 'momento-chat:user-name' }));
    await settle();
    expect(allByRole(element, 'alert')).toEqual([]);
    window.dispatchEvent(new StorageEvent('storage', { key: 'momento-chat:settings' }));
    await settle();
    byRole(element, 'heading', 'The settings were changed in another tab');
    await click('Reload');
    expect(saved).toHaveBeenCalledOnce();
  });

  it('is there, for theme, language and reset, when the configuration is wrong', async () => {
    const { element } = await open(setUp({ file: { cacheName: 7 } }));
    byRole(element, 'combobox', 'Language');
    button(element, 'Reset all settings');
    expect(allByRole(element, 'textbox')).toEqual([]);
  });
});
