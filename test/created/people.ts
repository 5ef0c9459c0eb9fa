import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchChromium } from '../support/chromium.ts';

/** A browser for people of a created page, until the end of the test, and what it complains of. */
export async function people(address: string) {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const complaints: string[] = [];
  const open = async (): Promise<Page> => {
    const tab = await browser.newPage();
    tab.on('pageerror', ({ message }) => complaints.push(message));
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(address);
    return tab;
  };
  return { open, complaints };
}

/** Fills in the form, and sends it. */
export async function send(tab: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await tab.getByLabel(label, { exact: true }).fill(value);
  await tab.getByRole('button', { name: /^(?:Join|Sign in)$/ }).click();
}

export async function isLive(tab: Page): Promise<void> {
  await tab.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
}

/** Each writes, and the other reads it. */
export async function talk(one: Page, other: Page): Promise<void> {
  for (const [from, to, text] of [
    [one, other, 'Can you read this?'] as const,
    [other, one, 'I can'] as const,
  ]) {
    await from.getByRole('textbox', { name: 'Message' }).fill(text);
    await from.getByRole('textbox', { name: 'Message' }).press('Enter');
    await to.getByRole('log').getByText(text, { exact: true }).waitFor();
  }
}
