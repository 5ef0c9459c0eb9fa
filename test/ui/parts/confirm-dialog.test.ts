import { describe, expect, it } from 'vitest';
import { ConfirmDialog } from '../../../src/ui/parts/confirm-dialog.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const question = { heading: 'Really?', text: 'It is gone then.', confirm: 'Go on', cancel: 'Stay' };

async function asked() {
  const element = await mount(new ConfirmDialog());
  const answer = element.ask(question);
  await settle();
  const dialog = byRole(element, 'dialog', 'Really?') as HTMLDialogElement;
  return { element, answer, dialog };
}

describe('confirm-dialog', () => {
  it.each([
    ['Go on', true],
    ['Stay', false],
  ])('answers "%s" with %s', async (name, confirmed) => {
    const { element, answer, dialog } = await asked();
    expect(dialog.open).toBe(true);
    button(element, name).click();
    expect(await answer).toBe(confirmed);
    expect(dialog.open).toBe(false);
  });

  it('takes Escape for a no, whatever the last answer was', async () => {
    const { element, answer, dialog } = await asked();
    button(element, 'Go on').click();
    await answer;
    const next = element.ask(question);
    await settle();
    dialog.close();
    expect(await next).toBe(false);
  });

  it('says no when it is asked again or leaves the page', async () => {
    const { element, answer } = await asked();
    const next = element.ask(question);
    expect(await answer).toBe(false);
    await settle();
    element.remove();
    expect(await next).toBe(false);
  });
});
