import { describe, expect, it } from 'vitest';
import { TOKEN_PATH } from '../../../../local/local-chat.ts';
import type { EngineStage } from '../../../support/engines/use-engine.ts';

export function describeReturning({ host, somebody }: EngineStage): void {
  describe('A reload in a room', () => {
    // Three trips in all. Whoever waits for whom shows by what is asked for while nothing is answered, without any clock.
    it('waits for the page, then for config.json and the token at once, then for the stream alone', async () => {
      const { url, hold, control } = await host();
      const ann = await somebody();
      await ann.joinLive(url, { name: 'Ann' });
      await ann.say('before');
      const { preflights, calls } = control.counters();
      const [config, token] = [hold('/config.json'), hold(TOKEN_PATH)];
      await ann.tab.reload();
      await expect.poll(() => [config.waiting, token.waiting]).toEqual([1, 1]);
      config.release();
      token.release();
      await ann.untilLive();
      await ann.say('after');
      // The page that is left opens none on its way out.
      expect(control.counters().calls.subscribe).toBe(calls.subscribe + 1);
      expect(control.counters().preflights).toBe(preflights);
    });
  });
}
