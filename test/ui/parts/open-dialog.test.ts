import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from '../../../src/ui/parts/confirm-dialog.ts';
import { closeDialog, openDialog } from '../../../src/ui/parts/open-dialog.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const question = { heading: 'Really?', text: 'It is gone then.', confirm: 'Go on', cancel: 'Stay' };
const native = Object.getOwnPropertyDescriptor(HTMLDialogElement.prototype, 'showModal');

async function opened(markup = '<button>One</button><button autofocus>Two</button>') {
  const before = await mount(document.createElement('button'));
  before.focus();
  const dialog = await mount(document.createElement('dialog'));
  dialog.innerHTML = markup;
  openDialog(dialog);
  // What does it by hand is loaded with the first of them.
  await vi.waitFor(() => expect(dialog.open).toBe(true));
  return { before, dialog };
}

function press(key: string, target: Element) {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

describe.each([
  ['missing', undefined],
  [
    'refused',
    () => {
      throw new DOMException('refused by the test', 'InvalidStateError');
    },
  ],
])('A dialog where showModal is %s', (_, value) => {
  beforeEach(() => {
    Object.defineProperty(HTMLDialogElement.prototype, 'showModal', { value, configurable: true });
  });
  afterEach(() => {
    if (native) Object.defineProperty(HTMLDialogElement.prototype, 'showModal', native);
  });

  it('opens, takes the focus and says that it is modal', async () => {
    const { dialog } = await opened();
    expect(dialog.open).toBe(true);
    expect(dialog.getAttribute('aria-modal')).toBe('true');
    expect(document.activeElement?.textContent).toBe('Two');
    closeDialog(dialog);
  });

  it('gives the focus back and tells that it was closed', async () => {
    const { before, dialog } = await opened();
    let closings = 0;
    dialog.addEventListener('close', () => (closings += 1));
    closeDialog(dialog);
    expect([dialog.open, closings, document.activeElement === before]).toEqual([false, 1, true]);
  });

  it('keeps the focus and clicks from what lies under it', async () => {
    const { before, dialog } = await opened();
    let clicks = 0;
    before.addEventListener('click', () => (clicks += 1));
    before.focus();
    before.click();
    await settle();
    expect(document.activeElement?.textContent).toBe('Two');
    expect(clicks).toBe(0);
    closeDialog(dialog);
    before.click();
    expect(clicks).toBe(1);
  });

  it('is closed by Escape, unless that is prevented', async () => {
    const { dialog } = await opened();
    dialog.addEventListener('cancel', (event) => event.preventDefault(), { once: true });
    press('Escape', dialog);
    expect(dialog.open).toBe(true);
    press('Escape', dialog);
    expect(dialog.open).toBe(false);
  });

  it('lets the page go when it was taken out while it was open', async () => {
    const { before, dialog } = await opened();
    let clicks = 0;
    before.addEventListener('click', () => (clicks += 1));
    dialog.remove();
    before.click();
    expect(clicks).toBe(1);
  });

  it.each([
    ['Go on', true],
    ['Stay', false],
  ])('asks, and answers "%s" with %s, twice in a row', async (name, confirmed) => {
    const element = await mount(new ConfirmDialog());
    for (let round = 0; round < 2; round += 1) {
      const answer = element.ask(question);
      await vi.waitFor(() => expect(byRole(element, 'dialog', 'Really?')).toHaveProperty('open', true));
      button(element, name).click();
      expect(await answer).toBe(confirmed);
      expect(byRole(element, 'dialog', 'Really?')).toHaveProperty('open', false);
    }
  });
});
