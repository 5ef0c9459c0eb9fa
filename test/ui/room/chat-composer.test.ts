import { describe, expect, it } from 'vitest';
import { ChatComposer } from '../../../src/ui/room/chat-composer.ts';
import { composerBanner } from '../../../src/ui/room/composer-banner.ts';
import { markByKeys } from '../../../src/ui/room/marked-selection.ts';
import { DraftChanged, SendRequested } from '../../../src/ui/room/room-events.ts';
import { settle } from '../../support/fake-clock.ts';
import { allByRole, button, byRole, descriptionOf, type } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

async function composer(properties: Partial<ChatComposer> = {}) {
  const element = Object.assign(new ChatComposer(), { banner: composerBanner, markByKeys, ...properties });
  const sent: string[] = [];
  const drafts: string[] = [];
  element.addEventListener(SendRequested.type, ({ text }) => sent.push(text));
  element.addEventListener(DraftChanged.type, ({ text }) => drafts.push(text));
  await mount(element);
  const field = () => byRole(element, 'textbox', 'Message') as HTMLTextAreaElement;
  const write = async (text: string) => {
    type(element, 'Message', text);
    await settle();
  };
  const press = async (init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter', ...init });
    field().dispatchEvent(event);
    await settle();
    return event;
  };
  return { element, sent, drafts, field, write, press };
}

describe('chat-composer', () => {
  it('sends on Enter, empties itself and keeps the focus', async () => {
    const { element, sent, field, write, press } = await composer();
    await write('Hello');
    await press({});
    expect(sent).toEqual(['Hello']);
    expect(field().value).toBe('');
    expect(element.shadowRoot?.activeElement).toBe(field());
  });

  it('keeps what is being edited when a draft comes late, and shows that afterwards', async () => {
    const { element, field, write } = await composer({ draft: 'sent by now' });
    element.edited = { key: 'k', text: 'lunch at noon' };
    await settle();
    await write('lunch at noon, sharp');
    element.draft = '';
    await settle();
    expect(field().value).toBe('lunch at noon, sharp');
    element.edited = undefined;
    await settle();
    expect(field().value).toBe('');
  });

  it('takes what nobody can see for nothing: it cannot be sent, is no draft, and goes when the room is closed', async () => {
    const { element, sent, drafts, write, press } = await composer();
    await write('\u200b \u00ad\u3164');
    expect(button(element, 'Send').getAttribute('aria-disabled')).toBe('true');
    await press({});
    button(element, 'Send').click();
    expect(sent).toEqual([]);
    expect(drafts).toEqual(['']);
    element.closedBecause = 'Read only.';
    await settle();
    expect(allByRole(element, 'textbox')).toEqual([]);
  });

  it('makes a line on Shift+Enter', async () => {
    const { sent, write, press } = await composer();
    await write('Hello');
    expect((await press({ shiftKey: true })).defaultPrevented).toBe(false);
    expect(sent).toEqual([]);
  });

  it.each<[string, KeyboardEventInit]>([
    ['an input method composes', { isComposing: true }],
    ['Safari ends a composition with that key', { keyCode: 229 }],
  ])('leaves Enter alone while %s', async (_, init) => {
    const { sent, field, write, press } = await composer();
    await write('こん');
    expect((await press(init)).defaultPrevented).toBe(false);
    expect(sent).toEqual([]);
    expect(field().value).toBe('こん');
  });

  it('sends with the button', async () => {
    const { element, sent, write } = await composer();
    await write('Hello');
    button(element, 'Send').click();
    expect(sent).toEqual(['Hello']);
  });

  it('sends nothing of white space', async () => {
    const { element, sent, field, write } = await composer();
    await write(' \n ');
    const send = button(element, 'Send');
    expect(send.getAttribute('aria-disabled')).toBe('true');
    send.click();
    expect(sent).toEqual([]);
    expect(field().value).toBe(' \n ');
  });

  it('keeps the text when it is not taken', async () => {
    const { element, sent, field, write, press } = await composer();
    element.addEventListener(SendRequested.type, (event) => event.preventDefault());
    await write('Hello');
    await press({});
    expect(sent).toEqual(['Hello']);
    expect(field().value).toBe('Hello');
  });

  it('counts bytes only when the limit comes near', async () => {
    const { field, write } = await composer();
    await write('x'.repeat(3_071));
    expect(descriptionOf(field())).toBe('');
    await write('x'.repeat(3_072));
    expect(descriptionOf(field())).toBe('3,072 of 4,096 bytes');
  });

  it('sends at the limit, and above it says by how much it is too long', async () => {
    const { element, sent, field, write, press } = await composer({
      payloadBytes: (text) => text.length + 100,
    });
    await write('x'.repeat(3_997));
    await press({});
    expect(sent).toEqual([]);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(descriptionOf(button(element, 'Send'))).toBe(
      'Too long by 1 byte. Shorten it, or send it in parts.',
    );
    await write('x'.repeat(3_996));
    await press({});
    expect(sent).toHaveLength(1);
  });

  it('announces every change of the draft and begins with one', async () => {
    const { drafts, field, write, press } = await composer({ draft: 'half a sent' });
    expect(field().value).toBe('half a sent');
    await write('half a sentence');
    await press({});
    expect(drafts).toEqual(['half a sentence', '']);
  });

  it('says why it is closed', async () => {
    const { element } = await composer({ closedBecause: 'You may only read.' });
    expect(allByRole(element, 'textbox')).toEqual([]);
    expect(element.shadowRoot?.textContent).toContain('You may only read.');
  });

  it('hands the focus to the words that take the place of its field, and back', async () => {
    const { element, field } = await composer();
    field().focus();
    element.closedBecause = 'You may only read.';
    await settle();
    expect(element.shadowRoot?.activeElement?.textContent).toBe('You may only read.');
    element.closedBecause = '';
    await settle();
    expect(element.shadowRoot?.activeElement).toBe(field());
  });

  it('takes no focus that it did not have', async () => {
    const { element } = await composer();
    element.closedBecause = 'You may only read.';
    await settle();
    expect(element.shadowRoot?.activeElement).toBeNull();
  });

  it('keeps what was written when it closes', async () => {
    const { element, sent, field, write, press } = await composer();
    await write('Hello');
    element.closedBecause = 'You may only read.';
    await settle();
    expect(field().value).toBe('Hello');
    expect(field().readOnly).toBe(true);
    await press({});
    expect(sent).toEqual([]);
    expect(descriptionOf(field())).toBe('You may only read.');
  });

  it('puts marks around what is selected, and takes them away, by the keys that everybody knows', async () => {
    // Such as where a browser knows no way to write that can be undone; the others are tried in test/browser/.
    document.execCommand = () => false;
    const { field, write, press } = await composer();
    await write('so important');
    field().setSelectionRange(3, 12);
    expect((await press({ key: 'b', ctrlKey: true })).defaultPrevented).toBe(true);
    expect(field().value).toBe('so **important**');
    expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe('important');
    await press({ key: 'b', ctrlKey: true });
    expect(field().value).toBe('so important');
  });
});
