import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

describe('A message that is written before the room is live', () => {
  it.each([
    ['does as it is thought to do', { dropsUnheard: false, replaysOnJoin: true }],
    ['drops what nobody listens to', { dropsUnheard: true, replaysOnJoin: true }],
    ['replays nothing on joining', { dropsUnheard: false, replaysOnJoin: false }],
  ])('goes out before the stream is there, and is seen once, where the service %s', async (_, habits) => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    control.setTopicHabits(habits);
    control.hang('subscribe');
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.send('at once');
    // With the announcement, and neither waits for the stream.
    await expect.poll(() => control.counters().published).toBe(2);
    const mark = (name: string) => ann.log.getByRole('img', { name, exact: true });
    await mark('Sent').waitFor();
    control.delay({ operation: 'subscribe', ms: 0 });
    await ann.untilLive();
    await mark('Delivered').waitFor();
    await ben.joinLive(url, { name: 'Ben' });
    await ann.send('later');
    await ben.see('later');
    expect(await ann.log.getByText('at once', { exact: true }).count()).toBe(1);
    const heard = habits.replaysOnJoin ? 1 : 0;
    expect(await ben.log.getByText('at once', { exact: true }).count()).toBe(heard);
  });

  it('is seen once by who was there before, also where it has to be sent again', async () => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    await ben.joinLive(url, { name: 'Ben' });
    control.setTopicHabits({ replaysOnJoin: false });
    control.hang('subscribe');
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.send('at once');
    await ben.see('at once');
    const { published } = control.counters();
    control.delay({ operation: 'subscribe', ms: 0 });
    await expect.poll(() => control.counters().published).toBe(published + 2);
    await ann.send('later');
    await ben.see('later');
    for (const { log } of [ann, ben]) expect(await log.getByText('at once', { exact: true }).count()).toBe(1);
  });
});
