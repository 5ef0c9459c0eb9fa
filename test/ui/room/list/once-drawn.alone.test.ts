// A part of the page that does not arrive, and does not fail either.

import { describe, expect, it, vi } from 'vitest';
import { Timeline } from '../../../../src/chat/timeline/timeline.ts';
import { ChatMessageList } from '../../../../src/ui/room/list/chat-message-list.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { byRole } from '../../../support/find-in-shadow.ts';
import { messageRow } from '../../../support/message-row.ts';
import { mount } from '../../../support/mount.ts';

const wire = vi.hoisted(() => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { arrived, arrive: () => arrive() };
});

vi.mock('../../../../src/ui/room/list/once-drawn.ts', async (original) => {
  await wire.arrived;
  return original();
});

describe('A list while what reads marks does not arrive', () => {
  it('shows texts as they were written, and as they are meant as soon as it is there', async () => {
    const timeline = new Timeline();
    const long = `**long** ${'words '.repeat(400)}`;
    const replyTo = { id: '1', publisherId: 'guest:Ann', text: 'an `answer`' };
    timeline.append(messageRow('**now** at https://a.example/', { key: 'short', replyTo }));
    timeline.append(messageRow(long, { key: 'long' }));
    const list = await mount(Object.assign(new ChatMessageList(), { timeline, clock: new FakeClock() }));
    const log = byRole(list, 'log', 'Messages');
    const texts = () => [...log.querySelectorAll('.text')].map(({ textContent }) => textContent);
    const said = () => log.querySelector('.said')?.textContent;
    expect([...texts(), said()]).toEqual(['**now** at https://a.example/', long, 'an `answer`']);
    expect(log.querySelector('strong, a')).toBeNull();
    wire.arrive();
    await expect.poll(() => log.querySelectorAll('strong').length).toBe(2);
    expect([...texts(), said()]).toEqual([
      'now at https://a.example/',
      long.replaceAll('*', ''),
      'an answer',
    ]);
    expect(log.querySelector('a')?.href).toBe('https://a.example/');
  });
});
