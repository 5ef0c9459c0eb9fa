import { describe, expect, it } from 'vitest';
import { JoinRequested } from '../../../src/ui/join/join-events.ts';
import { JoinForm } from '../../../src/ui/join/join-form.ts';
import { settle } from '../../support/fake-clock.ts';
import { allByRole, button, byRole, descriptionOf, type } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

async function joinForm(properties: Partial<JoinForm> = {}) {
  const form = Object.assign(new JoinForm(), properties);
  const requests: JoinRequested[] = [];
  form.addEventListener(JoinRequested.type, (event) => requests.push(event));
  await mount(form);
  const submit = async () => {
    button(form, 'Join').click();
    await settle();
  };
  return { form, requests, submit };
}

describe('join-form', () => {
  it('asks for any room where none are given, and trims what is typed', async () => {
    const { form, requests, submit } = await joinForm();
    type(form, 'Room', '  lobby ');
    type(form, 'Your name', ' Ada ');
    await submit();
    expect(requests).toMatchObject([{ roomName: 'lobby', userName: 'Ada' }]);
  });

  it('has rooms to choose from', async () => {
    const { form, requests, submit } = await joinForm({
      rooms: ['lobby', 'kitchen'],
      roomName: 'lobby',
      userName: 'Ada',
    });
    allByRole(form, 'radio')[1]?.click();
    await submit();
    expect(requests).toMatchObject([{ roomName: 'kitchen', userName: 'Ada' }]);
  });

  it('asks for a name only where there is one room', async () => {
    const { form, requests, submit } = await joinForm({ rooms: ['lobby'], roomName: 'lobby' });
    expect(allByRole(form, 'textbox')).toHaveLength(1);
    type(form, 'Your name', 'Ada');
    await submit();
    expect(requests).toMatchObject([{ roomName: 'lobby', userName: 'Ada' }]);
  });

  it('says in the field what is missing, and goes to the first', async () => {
    const { form, requests, submit } = await joinForm();
    await submit();
    expect(requests).toEqual([]);
    const room = byRole(form, 'textbox', 'Room');
    expect(descriptionOf(room)).toBe('Enter the name of a room.');
    expect(descriptionOf(byRole(form, 'textbox', 'Your name'))).toBe('Enter the name that others will see.');
    expect(form.shadowRoot?.activeElement).toBe(room);
  });

  it('says what is wrong with names that were sent, until one is changed', async () => {
    const { form } = await joinForm({ roomName: 'lobby', userName: 'guest:Ada' });
    form.refused = { userName: 'It cannot be.' };
    await settle();
    const name = byRole(form, 'textbox', 'Your name');
    expect(descriptionOf(name)).toBe('It cannot be.');
    expect(form.shadowRoot?.activeElement).toBe(name);
    type(form, 'Your name', 'Ada');
    await settle();
    expect(name.hasAttribute('aria-invalid')).toBe(false);
  });
});
