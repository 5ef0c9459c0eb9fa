import { describe, expect } from 'vitest';
import { staff } from '../../local/staff.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { it } from '../support/side-by-side.ts';
import type { Stage } from '../support/stage.ts';

const [WRITER] = staff;
if (!WRITER) throw new Error('the local machine has no staff');
const { userName, password } = WRITER;

/** The page in a frame that may do all but send forms. */
async function framed(stage: Stage) {
  const { url, control } = await stage.host();
  const ann = await stage.open();
  await ann.page.route('**/frame.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="allow-scripts allow-same-origin" src="${url}" width="900" height="700"></iframe>`,
    }),
  );
  await ann.goto(`${url}frame.html`);
  const frame = ann.page.frameLocator('iframe');
  const live = frame.getByRole('status').filter({ hasText: /^Live/ });
  const button = (name: string) => frame.getByRole('button', { name, exact: true });
  return { ann, frame, live, button, control };
}

/** But Chromium's own lines on such a frame and on a form that it did not send. */
function nothingElse({ complaints }: ChatPage): void {
  const own = /console: (?:An iframe which has both|Blocked form submission)/;
  expect(complaints.filter((complaint) => !own.test(complaint))).toEqual([]);
  complaints.length = 0;
}

describe('A frame whose sandbox has no allow-forms', () => {
  it.concurrent.for(['Enter', 'a click'])(
    'lets people join by %s, send, and leave',
    async (by, { stage }) => {
      const { ann, frame, live, button, control } = await framed(stage);
      await frame.getByRole('textbox', { name: 'Room' }).fill('lobby');
      await frame.getByRole('textbox', { name: 'Your name' }).fill('Ann');
      await (by === 'Enter' ? ann.page.keyboard.press('Enter') : button('Join').click());
      await live.waitFor();
      const composer = frame.getByRole('textbox', { name: 'Message', exact: true });
      const log = frame.getByRole('log', { name: 'Messages' });
      await composer.fill('hello');
      await button('Send').click();
      await log.getByText('hello', { exact: true }).waitFor();
      // Its row is there before it is on the topic.
      await log.getByRole('img', { name: 'Delivered' }).waitFor();
      control.refuse({ operation: 'publish', status: 'INVALID_ARGUMENT' });
      await composer.fill('not this one');
      await composer.press('Enter');
      await log.getByText(/Not sent/).waitFor();
      await button('Leave').click();
      await button('Stay').click();
      await button('Leave').click();
      await frame.getByRole('dialog').getByRole('button').first().click();
      await button('Join').waitFor();
      nothingElse(ann);
    },
  );

  it.concurrent.for(['Enter', 'a click'])('lets people sign in by %s', async (by, { stage }) => {
    const { ann, frame, live, button } = await framed(stage);
    await frame.getByRole('radio', { name: 'Staff' }).check();
    await frame.getByRole('textbox', { name: 'Username' }).fill(userName);
    await frame.getByLabel('Password').fill(password);
    await (by === 'Enter'
      ? ann.page.keyboard.press('Enter')
      : frame.getByRole('button', { name: 'Sign in', exact: true }).last().click());
    await button('Join').click();
    await live.waitFor();
    nothingElse(ann);
  });

  it.concurrent.for(['Enter', 'a click'])(
    'says what is wrong in the settings by %s',
    async (by, { stage }) => {
      const { ann, frame, button } = await framed(stage);
      await button('Settings').click();
      await frame.getByRole('tab', { name: 'Connection' }).click();
      const field = frame.getByRole('textbox', { name: /^Cache/ });
      await field.fill('x'.repeat(2_000));
      await (by === 'Enter' ? ann.page.keyboard.press('Enter') : button('Save').click());
      await frame.locator('[aria-invalid=true]').first().waitFor();
      nothingElse(ann);
    },
  );
});
