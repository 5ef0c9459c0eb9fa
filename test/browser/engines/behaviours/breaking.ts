import { describe, expect, it } from 'vitest';
import { button } from '../../../support/engines/person.ts';
import type { StrictHost } from '../../../support/engines/strict-host.ts';
import type { EngineStage } from '../../../support/engines/use-engine.ts';

const TOPIC = { cacheName: 'chat', topicName: 'lobby' };
const HEARTBEAT_MS = 1_000;

const CUTS: Readonly<Record<string, (host: StrictHost) => void>> = {
  'is reset': ({ wire }) => wire.reset(),
  'ends without the last chunk': ({ wire }) => wire.finish(),
  'ends cleanly': ({ control }) => void control.endStreams(),
  'is half-open': ({ control }) => control.freeze({}, { onlyOpen: true }),
};

export function describeBreaking({ host, somebody }: EngineStage): void {
  describe('Nothing is lost, doubled or disordered', () => {
    it.each(Object.entries(CUTS))('where a stream %s', async (_, cut) => {
      const server = await host({ standIn: { heartbeatMs: HEARTBEAT_MS } });
      const { control } = server;
      const ann = await somebody();
      await ann.joinLive(server.url, { name: 'Ann' });
      const texts = ['before', 'meanwhile', 'own', 'after'];
      control.publish(TOPIC, { text: 'before' });
      await ann.see('before');
      const streams = control.counters().calls.subscribe;
      cut(server);
      control.publish(TOPIC, { text: 'meanwhile' });
      await ann.see('meanwhile');
      expect(control.counters().calls.subscribe).toBeGreaterThan(streams);
      // Seen is not yet sent: a cut costs it its connection too, and “after” would come first.
      await ann.say('own');
      control.publish(TOPIC, { text: 'after' });
      await ann.see('after');
      await ann.untilLive();
      expect(await ann.shown(texts)).toEqual(texts);
      await ann.until('one stream', () => control.counters().streams.open === 1);
    });

    it('and a stream that was there for long is closed with its room', async () => {
      const { url, control } = await host();
      const ann = await somebody();
      await ann.joinLive(url, { name: 'Ann' });
      await ann.until('that the browser has tidied up', () => ann.ask('letsGo'));
      expect(control.counters().streams.open).toBe(1);
      await ann.click(button('Leave'));
      await ann.until('no stream', () => control.counters().streams.open === 0);
    });

    it('while the network is away, also of what is written meanwhile', async () => {
      const { url, wire, control } = await host({ standIn: { heartbeatMs: HEARTBEAT_MS } });
      const ann = await somebody();
      await ann.joinLive(url, { name: 'Ann' });
      // What is on its way when the wire is cut may be lost, and of an arrival nobody needs to hear twice.
      await ann.until('her arrival', () => control.counters().published === 1);
      control.publish(TOPIC, { text: 'before' });
      await ann.see('before');
      // The wire for all, and the browser's own word for it where that can be given.
      wire.cut();
      await ann.tab.setOffline?.(true);
      await ann.untilNotLive();
      control.publish(TOPIC, { text: 'meanwhile' });
      for (const text of ['first', 'second']) await ann.send(text);
      wire.mend();
      await ann.tab.setOffline?.(false);
      const texts = ['before', 'meanwhile', 'first', 'second'];
      for (const text of texts) await ann.see(text);
      await ann.untilLive();
      await ann.until('them in the order of the topic', async () => {
        return (await ann.shown(texts)).join() === texts.join();
      });
      // Ann's arrival, what she wrote, and the two that the test said itself.
      expect(control.counters().published).toBe(5);
    });

    it('while tokens are renewed under traffic', async () => {
      const { url, control, counts } = await host({ tokenTtlSeconds: 8 });
      const ann = await somebody();
      await ann.joinLive(url, { name: 'Ann' });
      const texts: string[] = [];
      const traffic = setInterval(() => {
        texts.push(`#${texts.length}`);
        control.publish(TOPIC, { text: texts.at(-1) ?? '' });
      }, 100);
      try {
        await ann.until('two renewals', () => counts.tokenRequests >= 3);
        await ann.until('their streams', () => control.counters().calls.subscribe >= 3);
      } finally {
        clearInterval(traffic);
      }
      await ann.see(texts.at(-1) ?? '');
      const shown = await ann.ask('allMessages');
      expect(shown.filter((text) => texts.includes(text))).toEqual(texts);
      await ann.untilLive();
    });
  });
}
