import { onTestFinished } from 'vitest';
import { launchChromium } from './chromium.ts';

/**
 * Two people who have joined the room on a page of the examples, by its form, until the end of the test.
 * @returns them, and what their browser complains of
 */
export async function twoVisitors(address: string) {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const complaints: string[] = [];
  const join = async (name: string) => {
    const tab = await browser.newPage();
    tab.on('pageerror', ({ message }) => complaints.push(message));
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await tab.goto(address);
    await tab.getByLabel('Your name').fill(name);
    await tab.getByRole('button', { name: 'Join the chat' }).click();
    const live = () => tab.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
    await live();
    return {
      tab,
      say: async (text: string) => {
        await tab.getByRole('textbox', { name: 'Message' }).fill(text);
        await tab.getByRole('textbox', { name: 'Message' }).press('Enter');
      },
      sees: (text: string) => tab.getByRole('log').getByText(text, { exact: true }).waitFor(),
      goTo: async (room: string) => {
        await tab.getByRole('button', { name: room, pressed: false }).click();
        await tab.getByRole('heading', { name: room }).waitFor();
        await live();
      },
    };
  };
  return { ann: await join('Ann'), ben: await join('Ben'), complaints };
}
