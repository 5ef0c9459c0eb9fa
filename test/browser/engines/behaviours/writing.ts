import { describe, expect, it } from 'vitest';
import { button, COMPOSER, JOIN, LOG, textbox } from '../../../support/engines/person.ts';
import type { EngineStage } from '../../../support/engines/use-engine.ts';

const TIME = /\d{1,2}:\d{2}\s[AP]M/;

export function describeWriting({ engine, host, somebody, tabs }: EngineStage): void {
  describe('A keyboard', () => {
    it('is enough to join, write and leave', async () => {
      const { url } = await host();
      const ann = await somebody();
      await ann.tab.goto(url);
      await ann.tabTo(textbox('Your name'));
      await ann.tab.type('Ann');
      await ann.tab.press('Enter');
      await ann.untilLive();
      await ann.tabTo(COMPOSER);
      await ann.tab.type('one');
      await ann.tab.press('Shift+Enter');
      await ann.tab.type('two');
      await ann.until('two lines', async () => (await ann.ask('valueOf', COMPOSER)) === 'one\ntwo');
      await ann.tab.press('Enter');
      await ann.see('one two');
      await ann.tabTo(button('Leave'), 'Shift+Tab');
      await ann.tab.press('Enter');
      await ann.waitFor(JOIN);
    });
  });

  describe('Right to left', () => {
    it('run the words that do, beside words that run left to right', async () => {
      const { url } = await host();
      const ann = await somebody();
      await ann.joinLive(url, { name: 'Ann' });
      await ann.send('مرحبا بكم');
      await ann.send('welcome');
      await ann.see('welcome');
      expect(await ann.ask('directionOf', 'مرحبا بكم')).toBe('rtl');
      expect(await ann.ask('directionOf', 'welcome')).toBe('ltr');
    });
  });

  describe('Copying', () => {
    it('brings messages as lines, and a link into the room', async () => {
      const { url } = await host();
      const ann = await somebody();
      await ann.joinLive(url, { name: 'Ann', room: 'the kitchen' });
      for (const text of ['line 1', 'line 2']) await ann.say(text);
      await ann.tabTo(LOG, 'Shift+Tab');
      await ann.tab.press('Control+a');
      await ann.tab.press('Control+c');
      const lines = (await ann.paste()).split('\n').map((line) => line.replace(TIME, 'TIME'));
      expect(lines).toEqual(['Today', 'You joined, TIME', 'Ann, TIME: line 1', 'Ann, TIME: line 2']);
      await ann.click(button('Copy invite link'));
      await ann.until('the link on the clipboard', async () => {
        return (await ann.paste()) === `${url}?room=the%20kitchen`;
      });
    });
  });

  describe('Several tabs', () => {
    // As in settings.ts.
    it.skipIf(engine === 'WebKit')('share one token and hear each other', async () => {
      const { url, counts } = await host();
      const all = await tabs(3);
      for (const tab of all) await tab.joinLive(url, { name: 'Ann' });
      expect(counts.tokenRequests).toBe(1);
      await all[0]?.send('for all tabs');
      for (const tab of all) await tab.see('for all tabs');
    });
  });
}
