import { describe, expect, it } from 'vitest';
import { readText } from '../../src/base/read-text.ts';

/** A body without an end, and how much of it was asked for. */
function endless() {
  let parts = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      parts += 1;
      controller.enqueue(new Uint8Array(1_000).fill(120));
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  return { response: new Response(body), read: () => ({ parts, isCancelled }) };
}

describe('readText', () => {
  it('reads a body up to the limit, which counts bytes', async () => {
    expect(await readText(new Response('é'.repeat(5)), 10)).toBe('ééééé');
    expect(await readText(new Response('é'.repeat(5)), 9)).toBe('');
  });

  it('reads the whole of an answer whose body an old browser does not hand out in parts', async () => {
    const whole = () => Object.defineProperty(new Response('é'.repeat(5)), 'body', { value: undefined });
    expect(await readText(whole(), 10)).toBe('ééééé');
    expect(await readText(whole(), 4)).toBe('');
  });

  it('reads nothing where there is no body', async () => {
    expect(await readText(new Response(null), 10)).toBe('');
  });

  it('puts characters together that came in two parts', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Uint8Array.of(0xe2, 0x82));
        controller.enqueue(Uint8Array.of(0xac));
        controller.close();
      },
    });
    expect(await readText(new Response(body), 10)).toBe('€');
  });

  it('leaves a body alone that does not end', async () => {
    const { response, read } = endless();
    expect(await readText(response, 10_000)).toBe('');
    expect(read().isCancelled).toBe(true);
    expect(read().parts).toBeLessThan(15);
  });
});
