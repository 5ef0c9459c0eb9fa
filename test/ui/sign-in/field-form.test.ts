import { describe, expect, it } from 'vitest';
import { FieldForm, type FormField, FormSent } from '../../../src/ui/sign-in/field-form.ts';
import { settle } from '../../support/fake-clock.ts';
import { allByRole, button, byRole, descriptionOf, focusedIn, type } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const NAME: FormField = {
  name: 'username',
  label: 'Username',
  type: 'text',
  autocomplete: 'username',
  missing: 'Enter it.',
};
const PASSWORD: FormField = {
  name: 'password',
  label: 'New password',
  type: 'password',
  autocomplete: 'new-password',
  missing: 'Enter one.',
  reveal: {
    show: { text: 'Show', name: 'Show password' },
    hide: { text: 'Hide', name: 'Hide password' },
  },
};

async function fieldForm(properties: Partial<FieldForm> = {}) {
  const form = Object.assign(new FieldForm(), {
    fields: [NAME, PASSWORD],
    submitLabel: 'Send',
    busyLabel: 'Sending…',
    ...properties,
  });
  const sent: FormSent[] = [];
  form.addEventListener(FormSent.type, (event) => sent.push(event));
  await mount(form);
  return {
    form,
    sent,
    field: (name: string) => byRole(form, 'textbox', name) as HTMLInputElement,
    press: async (name: string) => {
      button(form, name).click();
      await settle();
    },
  };
}

describe('field-form', () => {
  it('reads the fields when it is sent, as password managers fill them without a word', async () => {
    const { sent, field, press } = await fieldForm();
    field('Username').value = 'ada';
    field('New password').value = ' se cret ';
    await press('Send');
    expect(sent.map(({ values }) => [values('username'), values('password'), values('other')])).toEqual([
      ['ada', ' se cret ', ''],
    ]);
  });

  it('says in every field what is missing, goes to the first, and sends nothing', async () => {
    const { form, sent, field, press } = await fieldForm();
    await press('Send');
    expect(descriptionOf(field('Username'))).toBe('Enter it.');
    expect(descriptionOf(field('New password'))).toBe('Enter one.');
    expect(focusedIn(form)).toBe(field('Username'));
    expect(sent).toEqual([]);
    type(form, 'Username', 'ada');
    await press('Send');
    expect(field('Username').hasAttribute('aria-invalid')).toBe(false);
    expect(focusedIn(form)).toBe(field('New password'));
  });

  it('lets a field be empty that may be', async () => {
    const { sent, press } = await fieldForm({ fields: [{ ...NAME, missing: undefined }] });
    await press('Send');
    expect(sent).toHaveLength(1);
  });

  it('is not sent while it is busy', async () => {
    const { sent, press } = await fieldForm({ fields: [], busy: true });
    await press('Sending…');
    expect(sent).toEqual([]);
  });

  it('shows a new password only as long as somebody wants it', async () => {
    const { form, field, press } = await fieldForm();
    expect(field('New password').type).toBe('password');
    await press('Show password');
    expect(field('New password').type).toBe('text');
    await press('Hide password');
    expect(field('New password').type).toBe('password');
    await press('Show password');
    type(form, 'Username', 'ada');
    type(form, 'New password', 'secret');
    await press('Send');
    expect(field('New password').type).toBe('password');
  });

  it('has the user name beside a new password, for password managers only', async () => {
    const { form, field } = await fieldForm({
      fields: [{ ...NAME, value: 'ada', isHidden: true }, PASSWORD],
    });
    const hidden = field('Username');
    expect([hidden.value, hidden.readOnly, hidden.tabIndex]).toEqual(['ada', true, -1]);
    expect(hidden.closest('[aria-hidden=true]')).not.toBeNull();
    form.focus();
    await settle();
    expect(focusedIn(form)).toBe(field('New password'));
  });

  it.each([
    [{ field: 'password', problem: 'Too short.' }, 'New password', ''],
    [{ field: 'username', problem: 'Taken.' }, 'Username', 'secret'],
  ])('after %j goes to the field, and clears only a secret at fault', async (answer, name, password) => {
    const { form, field } = await fieldForm();
    type(form, 'Username', 'ada');
    type(form, 'New password', 'secret');
    form.answer = answer;
    await settle();
    expect(descriptionOf(field(name))).toBe(answer.problem);
    expect(focusedIn(form)).toBe(field(name));
    expect([field('Username').value, field('New password').value]).toEqual(['ada', password]);
  });

  it('goes to the button where no field is at fault, and nowhere on good news', async () => {
    const { form } = await fieldForm();
    form.answer = { note: 'Done.' };
    await settle();
    expect(focusedIn(form)).toBeNull();
    form.answer = { message: { heading: 'No network', text: 'Try again.' } };
    await settle();
    expect(focusedIn(form)).toBe(button(form, 'Send'));
    expect(allByRole(form, 'alert')).toHaveLength(1);
  });

  it('gives away what is open, and no secret', async () => {
    const { form } = await fieldForm({
      fields: [NAME, PASSWORD, { ...NAME, name: 'code', label: 'Code', isSecret: true }],
    });
    type(form, 'Username', 'ada');
    type(form, 'New password', 'secret');
    type(form, 'Code', '123456');
    expect([...form.openValues]).toEqual([['username', 'ada']]);
  });
});
