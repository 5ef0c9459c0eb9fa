import { describe, expect, it, onTestFinished } from 'vitest';
import { CopyLinkButton } from '../../../src/ui/room/copy-link-button.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { allByRole, button, byRole } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const LINK = 'https://chat.example/?room=lobby';

async function copyButton(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'clipboard'));
  const clock = new FakeClock();
  const element = await mount(Object.assign(new CopyLinkButton(), { link: LINK, clock }));
  button(element, 'Copy invite link').click();
  await settle();
  return {
    element,
    clock,
    said: () => element.shadowRoot?.querySelector('[aria-live]')?.textContent?.trim(),
  };
}

describe('copy-link-button', () => {
  it('copies the link and says so for a moment', async () => {
    const copied: string[] = [];
    const { clock, said } = await copyButton(async (text) => void copied.push(text));
    expect(copied).toEqual([LINK]);
    expect(said()).toBe('Link copied');
    await clock.advance(2_499);
    expect(said()).toBe('Link copied');
    await clock.advance(1);
    expect(said()).toBe('');
    expect(clock.pendingTimers).toBe(0);
  });

  it('shows the link where the page may not copy', async () => {
    const { element } = await copyButton(() => Promise.reject(new Error('not allowed')));
    const field = byRole(element, 'textbox', 'Copy this link') as HTMLInputElement;
    expect(field.value).toBe(LINK);
    expect(element.shadowRoot?.activeElement).toBe(field);
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await settle();
    expect(allByRole(element, 'textbox')).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    const { element, clock } = await copyButton(async () => {});
    expect(clock.pendingTimers).toBe(1);
    element.remove();
    expect(clock.pendingTimers).toBe(0);
  });
});
