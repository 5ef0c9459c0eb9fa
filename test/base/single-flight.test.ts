import { describe, expect, it } from 'vitest';
import { SingleFlight } from '../../src/base/single-flight.ts';
import { settle } from '../support/fake-clock.ts';

/** Work whose end the test decides. */
class ManualWork {
  readonly signals: AbortSignal[] = [];
  finish: (value: string) => void = () => {};
  fail: (error: Error) => void = () => {};

  readonly run = (signal: AbortSignal): Promise<string> => {
    this.signals.push(signal);
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
  };
}

describe('SingleFlight', () => {
  it('runs the work once for all who come while it is under way', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const callers = Array.from({ length: 10 }, () => flight.run(work.run));
    expect(flight.busy).toBe(true);
    work.finish('done');
    expect(await Promise.all(callers)).toEqual(Array.from({ length: 10 }, () => 'done'));
    expect(work.signals).toHaveLength(1);
    expect(flight.busy).toBe(false);
  });

  it('gives a failure to all callers and starts anew after it', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const callers = [flight.run(work.run), flight.run(work.run)];
    work.fail(new Error('no'));
    for (const caller of callers) await expect(caller).rejects.toThrow('no');
    const next = flight.run(work.run);
    work.finish('again');
    expect(await next).toBe('again');
    expect(work.signals).toHaveLength(2);
  });

  it('turns what the work throws at once into a rejection', async () => {
    const flight = new SingleFlight<string>();
    const outcome = flight.run(() => {
      throw new Error('at once');
    });
    await expect(outcome).rejects.toThrow('at once');
    expect(flight.busy).toBe(false);
  });

  it('lets one caller leave without disturbing the others', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const controller = new AbortController();
    const leaving = flight.run(work.run, controller.signal);
    const staying = flight.run(work.run);
    controller.abort(new Error('leaving'));
    await expect(leaving).rejects.toThrow('leaving');
    expect(work.signals[0]?.aborted).toBe(false);
    work.finish('done');
    expect(await staying).toBe('done');
  });

  it('aborts the work when the last caller has left', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const [first, second] = [new AbortController(), new AbortController()];
    const callers = Promise.allSettled([
      flight.run(work.run, first.signal),
      flight.run(work.run, second.signal),
    ]);
    first.abort();
    await settle();
    expect(work.signals[0]?.aborted).toBe(false);
    second.abort();
    await settle();
    expect(work.signals[0]?.aborted).toBe(true);
    expect(flight.busy).toBe(false);
    const aborted = {
      status: 'rejected',
      reason: expect.objectContaining({ name: 'AbortError' }) as unknown,
    };
    expect(await callers).toEqual([aborted, aborted]);
  });

  it('starts new work for who comes after the last has left, though the old has not ended', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const controller = new AbortController();
    const leaving = flight.run(work.run, controller.signal);
    controller.abort();
    await expect(leaving).rejects.toHaveProperty('name', 'AbortError');
    const next = flight.run(work.run);
    expect(work.signals).toHaveLength(2);
    work.finish('new');
    expect(await next).toBe('new');
  });

  it('keeps the work for who comes in the moment the last one leaves', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const controller = new AbortController();
    const leaving = flight.run(work.run, controller.signal);
    controller.abort();
    const coming = flight.run(work.run);
    await expect(leaving).rejects.toHaveProperty('name', 'AbortError');
    work.finish('kept');
    expect(await coming).toBe('kept');
    expect(work.signals).toHaveLength(1);
  });

  it('does not start for a caller whose signal has aborted', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    await expect(flight.run(work.run, AbortSignal.abort(new Error('never')))).rejects.toThrow('never');
    expect(work.signals).toHaveLength(0);
  });

  it('gives the reason of abort() to all, even if the work does not notice', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const callers = [flight.run(work.run), flight.run(work.run)];
    flight.abort(new Error('closing'));
    for (const caller of callers) await expect(caller).rejects.toThrow('closing');
    expect(work.signals[0]?.aborted).toBe(true);
    expect(flight.busy).toBe(false);
  });

  it('does not abort work that has ended', async () => {
    const flight = new SingleFlight<string>();
    const work = new ManualWork();
    const caller = flight.run(work.run);
    work.finish('done');
    await caller;
    flight.abort(new Error('too late'));
    await settle();
    expect(work.signals[0]?.aborted).toBe(false);
  });
});
