import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../../src/sign-in/kinds.ts';
import { ChatJoin } from '../../../src/ui/join/chat-join.ts';
import { JoinRequested, SignOutRequested, WayInChosen } from '../../../src/ui/join/join-events.ts';
import { settle } from '../../support/fake-clock.ts';
import { allByRole, button, byRole, descriptionOf, type } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import '../../../src/ui/parts/brand-links.ts';

const guest: MachineConfig = { name: 'Guest', auth: 'open', url: 'https://guest.example/' };
const partner: MachineConfig = { name: 'Partner', auth: 'open', url: 'https://partner.example/' };

async function joinForm(properties: Partial<ChatJoin> = {}) {
  const join = Object.assign(new ChatJoin(), { machines: [guest], machineName: 'Guest' }, properties);
  const requests: JoinRequested[] = [];
  join.addEventListener(JoinRequested.type, (event) => requests.push(event));
  await mount(join);
  const submit = async () => {
    button(join, 'Join').click();
    await settle();
  };
  return { join, requests, submit };
}

function greetingOf(join: ChatJoin): string | null | undefined {
  return join.renderRoot.querySelector('.brand p')?.textContent;
}

function linksOf(join: ChatJoin): readonly HTMLAnchorElement[] {
  return [...(join.renderRoot.querySelector('brand-links')?.renderRoot.querySelectorAll('a') ?? [])];
}

describe('chat-join', () => {
  it('asks for the room with trimmed names', async () => {
    const { join, requests, submit } = await joinForm();
    type(join, 'Room', '  lobby ');
    type(join, 'Your name', ' Ada ');
    await submit();
    expect(requests).toMatchObject([{ machineName: 'Guest', roomName: 'lobby', userName: 'Ada' }]);
  });

  it('says in the field what is missing, and goes to the first', async () => {
    const { join, requests, submit } = await joinForm();
    await submit();
    expect(requests).toEqual([]);
    const room = byRole(join, 'textbox', 'Room');
    expect(room.getAttribute('aria-invalid')).toBe('true');
    expect(descriptionOf(room)).toBe('Enter the name of a room.');
    expect(descriptionOf(byRole(join, 'textbox', 'Your name'))).toBe('Enter the name that others will see.');
    expect(join.shadowRoot?.activeElement).toBe(room);
  });

  it('finds no fault before the first try', async () => {
    const { join } = await joinForm();
    type(join, 'Room', '');
    await settle();
    expect(byRole(join, 'textbox', 'Room').hasAttribute('aria-invalid')).toBe(false);
  });

  it.each([
    ['x'.repeat(56), ''],
    ['x'.repeat(57), 'Too long: at most 56 characters.'],
  ])('says of the room %j: %j', async (roomName, problem) => {
    const { join, requests, submit } = await joinForm({ roomName, userName: 'Ada' });
    await submit();
    expect(descriptionOf(byRole(join, 'textbox', 'Room'))).toBe(problem);
    expect(requests).toHaveLength(problem === '' ? 1 : 0);
  });

  it('shows what was found out later, goes there, and forgets it when the name is changed', async () => {
    const { join, submit, requests } = await joinForm({ roomName: 'lobby', userName: 'Ann\u034f' });
    await submit();
    expect(requests).toHaveLength(1);
    join.refused = { userName: 'It contains U+034F.' };
    await settle();
    const name = byRole(join, 'textbox', 'Your name');
    expect([name.getAttribute('aria-invalid'), descriptionOf(name)]).toEqual(['true', 'It contains U+034F.']);
    expect(join.shadowRoot?.activeElement).toBe(name);
    type(join, 'Your name', 'Ann');
    await settle();
    expect(name.hasAttribute('aria-invalid')).toBe(false);
  });

  it('takes the complaint back while the field is put right', async () => {
    const { join, submit } = await joinForm({ userName: 'Ada' });
    await submit();
    type(join, 'Room', 'lobby');
    await settle();
    expect(byRole(join, 'textbox', 'Room').hasAttribute('aria-invalid')).toBe(false);
  });

  it('does not ask twice while joining', async () => {
    const { requests, submit, join } = await joinForm({ roomName: 'lobby', userName: 'Ada', busy: true });
    button(join, 'Joining…').click();
    await settle();
    expect(requests).toEqual([]);
    join.busy = false;
    await settle();
    await submit();
    expect(requests).toHaveLength(1);
  });

  it('asks for the way in only where there is a choice', async () => {
    const one = await joinForm();
    expect(allByRole(one.join, 'radiogroup')).toEqual([]);
    const two = await joinForm({ machines: [guest, partner], roomName: 'lobby', userName: 'Ada' });
    byRole(two.join, 'radiogroup', 'How do you want to enter?');
    byRole(two.join, 'radio', 'Partner').click();
    await two.submit();
    expect(two.requests).toMatchObject([{ machineName: 'Partner' }]);
  });

  it('says which way in was chosen', async () => {
    const { join } = await joinForm({ machines: [guest, partner] });
    const chosen: string[] = [];
    join.addEventListener(WayInChosen.type, ({ machineName }) => chosen.push(machineName));
    byRole(join, 'radio', 'Partner').click();
    expect(chosen).toEqual(['Partner']);
  });

  it('leaves its place to what asks who somebody is', async () => {
    const { join } = await joinForm({ machines: [guest, partner], asksWho: true });
    expect(allByRole(join, 'textbox')).toEqual([]);
    expect(allByRole(join, 'radio')).toHaveLength(2);
    expect(join.shadowRoot?.querySelector('slot')).not.toBeNull();
  });

  it('fixes the name of whoever is signed in, whatever the machine calls them', async () => {
    const signedInName = 'x'.repeat(64);
    const { join, requests, submit } = await joinForm({ roomName: 'lobby', userName: 'Ada', signedInName });
    const name = byRole(join, 'textbox', 'Your name') as HTMLInputElement;
    expect([name.value, name.readOnly]).toEqual([signedInName, true]);
    expect(descriptionOf(name)).toBe('You are signed in to “Guest”.');
    await submit();
    expect(requests).toMatchObject([{ userName: signedInName }]);
    let signOuts = 0;
    join.addEventListener(SignOutRequested.type, () => signOuts++);
    button(join, 'Sign out').click();
    expect(signOuts).toBe(1);
  });

  it('shows somebody what they sign in with, and asks for a room as the user whom the machine knows', async () => {
    const signedInName = 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c';
    const signedInAs = 'ann@example.com';
    const { join, requests, submit } = await joinForm({ roomName: 'lobby', signedInName, signedInAs });
    expect((byRole(join, 'textbox', 'Your name') as HTMLInputElement).value).toBe(signedInAs);
    await submit();
    expect(requests).toMatchObject([{ userName: signedInName }]);
    expect(JSON.stringify(requests)).not.toContain(signedInAs);
  });

  it('goes on with the first thing to do after signing in', async () => {
    const { join } = await joinForm({ asksWho: true });
    Object.assign(join, { asksWho: false, signedInName: 'ada' });
    await settle();
    expect(join.shadowRoot?.activeElement).toBe(byRole(join, 'textbox', 'Room'));
  });

  it('offers the configured rooms', async () => {
    const { join, requests, submit } = await joinForm({ rooms: ['lobby', 'lab'], userName: 'Ada' });
    button(join, 'lab').click();
    await settle();
    expect(button(join, 'lab').getAttribute('aria-pressed')).toBe('true');
    await submit();
    expect(requests).toMatchObject([{ roomName: 'lab' }]);
  });

  it('has the name, the text and the links of whoever runs the page', async () => {
    const brand = {
      title: 'Acme Support',
      welcome: 'Hello!\nAsk us.',
      privacy: 'https://acme.example/privacy',
    };
    const { join } = await joinForm({ brand });
    const texts = allByRole(join, 'heading').map(({ textContent }) => textContent);
    expect(texts).toEqual(['Acme Support']);
    expect(greetingOf(join)).toBe('Hello!\nAsk us.');
    const links = linksOf(join).map((link) => [link.textContent, link.getAttribute('rel')]);
    expect(links).toEqual([['Privacy', 'noopener']]);
  });

  it('has from the page what the brand leaves out, and no links without one', async () => {
    const { join } = await joinForm({ brand: { imprint: 'https://acme.example/' } });
    expect(byRole(join, 'heading', 'Momento Chat')).toBeDefined();
    expect(greetingOf(join)).toBe('Choose a room and say hello.');
    expect(linksOf(join)).toMatchObject([{ textContent: 'Legal notice', href: 'https://acme.example/' }]);
    const { join: plain } = await joinForm();
    expect(linksOf(plain)).toEqual([]);
  });
});
