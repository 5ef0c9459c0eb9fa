import { describe, expect, it } from 'vitest';
import type { EngineStage } from '../../../support/engines/use-engine.ts';

export function describeTalking({ host, somebody }: EngineStage): void {
  describe('Two people', () => {
    it('join and talk to each other', async () => {
      const { url } = await host();
      const [ann, ben] = [await somebody(), await somebody()];
      await ann.joinLive(url, { name: 'Ann' });
      await ben.joinLive(url, { name: 'Ben' });
      await ann.send('Hello Ben');
      await ben.see('Hello Ben');
      await ben.send('Hello Ann');
      await ann.see('Hello Ann');
      const both = ['Hello Ben', 'Hello Ann'];
      expect(await ann.shown(both)).toEqual(both);
      expect(await ben.shown(both)).toEqual(both);
    });
  });
}
