import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, JOIN, LOG, textbox } from '../../../support/engines/person.ts';
import type { EngineStage } from '../../../support/engines/use-engine.ts';
import { startElementsSite } from '../../elements-site.ts';

export function describeEmbedding({ somebody }: EngineStage): void {
  describe("Somebody else's page, under a strict policy", () => {
    let site: Awaited<ReturnType<typeof startElementsSite>>;
    beforeAll(async () => {
      site = await startElementsSite();
    }, 120_000);
    afterAll(() => site?.close());

    it('has people come in by the form of one element, and talk to those in another', async () => {
      // The last one is in front, where a browser draws at once; Firefox draws what is behind ever less often.
      const [ben, ann] = [await somebody(), await somebody()];
      // Two rooms, of which the first is the lobby.
      await ben.tab.goto(`${site.url}/ben.html`);
      await ben.waitFor(LOG);
      await ben.untilLive();
      await ben.say('without a form');
      await ann.tab.goto(`${site.url}/chat.html`);
      await ann.click({ role: 'radio', name: 'lobby' });
      await ann.fill(textbox('Your name'), 'Ann');
      await ann.click(JOIN);
      await ann.waitFor(LOG);
      await ann.untilLive();
      await ann.see('without a form');
      await ann.say('by the form');
      await ben.see('by the form');
      expect(await ann.shown(['by the form', 'without a form'])).toEqual(['without a form', 'by the form']);
      await ann.click(button('Leave'));
      await ann.says('Join the chat');
    });

    it('has an element go by its own width', async () => {
      const ann = await somebody();
      await ann.tab.goto(`${site.url}/chat.html`);
      const widthOfLeave = async (width: string) =>
        Number(
          await ann.tab.evaluate(`(() => {
            const chat = document.querySelector('momento-chat');
            Object.assign(chat, { name: 'Ann', joined: true });
            Object.assign(chat.style, { width: '${width}', height: '30rem' });
            const room = chat.shadowRoot.querySelector('[exportparts=rooms] [part=room]');
            return room?.shadowRoot.querySelector('.leave')?.offsetWidth ?? 0;
          })()`),
        );
      await expect.poll(() => widthOfLeave('64rem')).toBeGreaterThan(80);
      // The icon alone.
      await expect.poll(() => widthOfLeave('22rem')).toBeLessThan(45);
    });
  });
}
