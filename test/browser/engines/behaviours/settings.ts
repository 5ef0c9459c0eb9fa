import { describe, expect, it } from 'vitest';
import { button } from '../../../support/engines/person.ts';
import type { EngineStage } from '../../../support/engines/use-engine.ts';

const SCHEME = 'getComputedStyle(document.documentElement).colorScheme';
const LANGUAGE = 'document.documentElement.lang';

export function describeSettings({ engine, host, somebody, tabs }: EngineStage): void {
  describe('Settings', () => {
    // WebKit's driver does not bring a second tab that works: not played there.
    it.skipIf(engine === 'WebKit')('change theme and language, in every tab', async () => {
      const { url } = await host();
      const [ann, other] = await tabs(2);
      if (!ann || !other) throw new Error('unable to test; there are no tabs');
      await other.joinLive(url, { name: 'Ann' });
      await ann.tab.goto(url);
      await ann.click(button('Settings'));
      await ann.choose(
        { role: 'combobox', name: 'Theme' },
        'd',
        async () => (await ann.tab.evaluate(SCHEME)) === 'dark',
      );
      await other.until('the dark theme', async () => (await other.tab.evaluate(SCHEME)) === 'dark');
      await ann.choose(
        { role: 'combobox', name: 'Language' },
        'd',
        async () => (await ann.tab.evaluate(LANGUAGE)) === 'de',
      );
      await other.waitFor(button('Verlassen'));
      await ann.tab.press('Escape');
      await ann.waitFor(button('Beitreten'));
      await ann.tab.reload();
      await ann.waitFor(button('Beitreten'));
      expect(await ann.tab.evaluate(`${LANGUAGE} + ${SCHEME}`)).toBe('dedark');
    });

    it('have a check-up that passes, whose report can be copied', async () => {
      const { url } = await host();
      const ann = await somebody();
      await ann.joinLive(url, { name: 'Ann' });
      await ann.click(button('Settings'));
      await ann.click({ role: 'tab', name: 'Connection' });
      await ann.click(button('Open the check-up'));
      await ann.click(button('Run check-up'));
      await ann.click(button('Copy report'));
      await ann.says('Report copied');
      await ann.click(button('Close'));
      expect(await ann.paste()).toMatch(/passed +round-trip +measured/);
    });
  });
}
