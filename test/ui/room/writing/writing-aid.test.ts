import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ChatComposer } from '../../../../src/ui/room/chat-composer.ts';
import { EditCancelled, SendRequested } from '../../../../src/ui/room/room-events.ts';
import { author } from '../../../support/author.ts';
import { settle } from '../../../support/fake-clock.ts';
import { allByRole, byRole, focusedIn, textOf, type } from '../../../support/find-in-shadow.ts';
import { mount } from '../../../support/mount.ts';

// The chunks that are loaded on demand; here they take no time.
await import('../../../../src/ui/room/writing/writing-aid.ts');
await import('../../../../src/ui/room/writing/emoji.ts');

// happy-dom has none, and browsers may refuse.
beforeAll(() => {
  document.execCommand = () => false;
});

async function composer(names: readonly string[] = ['Ann Lee', 'Bo']) {
  const rows = names.map((name, index) => ({
    kind: 'message',
    key: String(index),
    atMs: 0,
    author: author(name),
    text: 'x',
    own: false,
    delivery: 'received',
  }));
  const timeline = { length: rows.length, at: (index: number) => rows[index] };
  const people = { room: { author: author('Ada'), timeline }, muted: undefined };
  const element = Object.assign(new ChatComposer(), { people });
  const sent: string[] = [];
  element.addEventListener(SendRequested.type, ({ text }) => sent.push(text));
  await mount(element);
  const field = () => byRole(element, 'textbox', 'Message') as HTMLTextAreaElement;
  const write = async (text: string) => {
    field().focus();
    type(element, 'Message', text);
    field().setSelectionRange(text.length, text.length);
    await settle();
    field().dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
    await settle();
  };
  const press = async (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key, ...init });
    field().dispatchEvent(event);
    await settle();
    return event;
  };
  const options = () => allByRole(element, 'option').map(textOf);
  const suggests = (first: string) => vi.waitFor(() => expect(options()[0]).toContain(first));
  const chosen = () => {
    const id = field().getAttribute('aria-activedescendant');
    return id === null ? undefined : textOf(element.shadowRoot?.getElementById(id) ?? element);
  };
  return { element, sent, field, write, press, options, suggests, chosen };
}

describe('Suggestions while writing', () => {
  it('are people after @, chosen with the arrows and taken with Enter', async () => {
    const { write, suggests, options, press, chosen, field, sent, element } = await composer();
    await write('hi @');
    await suggests('Bo');
    expect(options()).toEqual(['Bo', 'Ann Lee']);
    expect(field().getAttribute('aria-controls')).toBe(byRole(element, 'listbox', 'People').id);
    await press('ArrowDown');
    await press('ArrowDown');
    expect(chosen()).toBe('Ann Lee');
    await press('Enter');
    expect(field().value).toBe('hi @Ann Lee ');
    expect(options()).toEqual([]);
    expect(field().hasAttribute('aria-controls')).toBe(false);
    await press('Enter');
    expect(sent).toEqual(['hi @Ann Lee ']);
  });

  it('leave Enter and the keys of an input method alone where nothing is chosen', async () => {
    const { write, suggests, press, sent, chosen } = await composer();
    await write('hi @');
    await suggests('Bo');
    expect((await press('ArrowDown', { isComposing: true })).defaultPrevented).toBe(false);
    expect(chosen()).toBeUndefined();
    await press('Enter');
    expect(sent).toEqual(['hi @']);
  });

  it('have their first one chosen for a name that has begun, and none for one that is all there', async () => {
    const { write, suggests, press, sent, chosen, field } = await composer();
    await write('hi @b');
    await suggests('Bo');
    expect(chosen()).toBe('Bo');
    await press('Enter');
    expect([field().value, sent]).toEqual(['hi @Bo ', []]);
    await write('');
    await write('hi @bo');
    await suggests('Bo');
    expect(chosen()).toBeUndefined();
    await press('Enter');
    expect(sent).toEqual(['hi @bo']);
  });

  it('go with Escape, which gives up nothing else, and stay away until something else is begun', async () => {
    const { write, suggests, press, options } = await composer();
    await write('@b');
    await suggests('Bo');
    expect((await press('Escape')).defaultPrevented).toBe(true);
    await write('@bo');
    expect(options()).toEqual([]);
    expect((await press('Escape')).defaultPrevented).toBe(false);
    await write('@bo @a');
    await suggests('Ann Lee');
  });

  it('are not there for the name at which a message ends that is edited, until something is begun', async () => {
    const { element, write, suggests, press, options, field } = await composer();
    await write('@b');
    await suggests('Bo');
    await write('');
    const cancelled = vi.fn<() => void>();
    element.addEventListener(EditCancelled.type, cancelled);
    element.edited = { key: '0', text: 'thanks @Bo' };
    await settle();
    field().dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, key: 'ArrowUp' }));
    await settle();
    expect([field().value, options()]).toEqual(['thanks @Bo', []]);
    await write('thanks @Bo and @a');
    await suggests('Ann Lee');
    await write('thanks @Bo');
    expect(options()).toEqual(['Bo']);
    element.edited = undefined;
    await settle();
    element.edited = { key: '0', text: 'thanks @Bo' };
    await settle();
    field().dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, key: 'ArrowUp' }));
    await settle();
    expect(cancelled).not.toHaveBeenCalled();
    await press('Escape');
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('are emoji after a colon and two letters; Tab takes the first, a press any', async () => {
    const { element, write, suggests, press, field } = await composer();
    await write(':tada');
    await suggests(':tada:');
    await press('Tab');
    expect(field().value).toBe('🎉');
    await write('so :joy');
    await suggests(':joy:');
    allByRole(element, 'option')[0]?.click();
    await settle();
    expect(field().value).toBe('so 😂');
    expect(focusedIn(element)).toBe(field());
  });

  it('are told to those who do not see them', async () => {
    const { element, write, suggests } = await composer();
    await write('@');
    await suggests('Bo');
    expect(textOf(byRole(element, 'status'))).toContain('2 suggestions');
  });
});

describe('Commands', () => {
  it('are suggested after a slash', async () => {
    const { write, suggests, options, press, field } = await composer();
    await write('/');
    await suggests('/me waves');
    expect(options()).toHaveLength(2);
    await press('Tab');
    expect(field().value).toBe('/me ');
  });

  it('send what somebody does under their name, emoji included', async () => {
    const { write, press, sent, field } = await composer();
    await write('/me is happy :tada:');
    await press('Enter');
    await vi.waitFor(() => expect(sent).toEqual(['*Ada is happy 🎉*']));
    expect(field().value).toBe('');
  });

  it('that are unknown are kept, with words, and go out with two slashes', async () => {
    const { element, write, press, sent, field } = await composer();
    await write('/shrug it');
    await press('Enter');
    await vi.waitFor(() => expect(textOf(byRole(element, 'alert'))).toContain('There is no command /shrug'));
    expect([sent, field().value]).toEqual([[], '/shrug it']);
    await write('//shrug it');
    expect(allByRole(element, 'alert')).toEqual([]);
    await press('Enter');
    expect(sent).toEqual(['/shrug it']);
  });

  it('show what can be written, and give the focus back', async () => {
    const { element, write, press, field, sent } = await composer();
    await write('/help');
    await press('Enter');
    await vi.waitFor(() => expect(allByRole(element, 'dialog', 'What you can write')).toHaveLength(1));
    expect([sent, field().value]).toEqual([[], '']);
    await settle();
    byRole(element, 'button', 'Close').click();
    await vi.waitFor(() => expect(allByRole(element, 'dialog')).toEqual([]));
    expect(focusedIn(element)).toBe(field());
  });
});
