import { describe, expect, it } from 'vitest';
import type { SendFailureCode } from '../../../src/chat/timeline/timeline-row.ts';
import { HELD_BACK } from '../../../src/topics/session-state.ts';
import { TopicErrorCode } from '../../../src/topics/transport.ts';
import { TVM_ERROR_CODES } from '../../../src/tvm-client/tvm-error.ts';
import { deedsWords } from '../../../src/ui/room/list/deeds-words.ts';
import { connectionProblem } from '../../../src/ui/room/problems-words.ts';
import { roomWords } from '../../../src/ui/room/room-words.ts';
import { setUpWords } from '../../../src/ui/set-up/set-up-words.ts';

const context = {
  machineName: 'Guest',
  cacheName: 'chat',
  roomName: 'lobby',
  userName: 'Ada',
  checkUp: '',
  isMember: false,
};

const MACHINE_CODES = [...TVM_ERROR_CODES, 'refuses-this-page'];
// Written as an object so that a code which is missing does not compile.
const SEND_FAILURES: Record<SendFailureCode, true> = {
  'read-only': true,
  limited: true,
  timeout: true,
  unreachable: true,
  'signed-out': true,
  rejected: true,
};

const problems = [
  ...MACHINE_CODES.map((code) => ({ source: 'machine', code }) as const),
  ...[...Object.values(TopicErrorCode), HELD_BACK].map((code) => ({ source: 'topic', code }) as const),
];
const fallback = connectionProblem({ source: 'topic', code: 'from the future' }, context);

describe('user messages', () => {
  it.each(problems)('have own words for $source/$code, and something to do', (problem) => {
    const words = connectionProblem(problem, context);
    expect(words.heading).not.toBe(fallback.heading);
    expect(words.text).not.toBe('');
    expect(`${words.heading} ${words.text}`).not.toMatch(/undefined|\[object|,\s*$/);
  });

  it('tell all problems apart', () => {
    const headings = problems.map((problem) => connectionProblem(problem, context).heading);
    expect(new Set(headings).size).toBe(problems.length);
  });

  it('tell somebody whose name no machine attests which character it is, and whom to ask', () => {
    const { heading, text } = connectionProblem(
      { source: 'machine', code: 'forbidden' },
      { ...context, userName: 'ann\u034f' },
    );
    expect(heading).toBe('You cannot be let in as “ann\u034f”');
    expect(text).toBe(
      'It contains U+034F, which cannot be seen. Others could take you for somebody else. Ask whoever runs this chat for another username.',
    );
  });

  it('tell who has signed in that this does not count, and never ask them who they are', () => {
    const problem = { source: 'machine', code: 'unauthorized' } as const;
    const { heading, text } = connectionProblem(problem, { ...context, isMember: true });
    expect(heading).toBe('“Guest” does not accept your sign-in');
    expect(text).toMatch(/^You are signed in, but .* Tell whoever runs this chat: the check-up/);
  });

  it('say which cache to create and where', () => {
    const { heading, text } = connectionProblem({ source: 'topic', code: 'not-found' }, context);
    expect(heading).toBe('The cache “chat” does not exist');
    expect(text).toContain('Create a cache named “chat” in the Momento Console (console.gomomento.com)');
  });

  it('say where a token leads that must not go there, and what to do', () => {
    const problem = { source: 'topic', code: 'foreign-host', host: 'evil.example' } as const;
    const { heading, text } = connectionProblem(problem, context);
    expect(heading).toBe('“Guest” leads to a server that this page does not trust');
    expect(text).toContain('“evil.example”');
    expect(text).toContain('"momentoHosts" in config.json');
  });

  it('have words for a code that nobody knows, even one that objects know', () => {
    for (const code of ['from the future', 'constructor', '__proto__', '']) {
      for (const source of ['machine', 'topic'] as const) {
        expect(connectionProblem({ source, code }, context)).toEqual(fallback);
      }
    }
  });

  it('tell all reasons of a failed message apart', () => {
    const { sendFailures } = deedsWords();
    const texts = (Object.keys(SEND_FAILURES) as SendFailureCode[]).map((code) => sendFailures[code]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('count', () => {
    const say = roomWords();
    expect(say.tooLong(1)).toContain('1 byte.');
    expect(say.tooLong(1_200)).toContain('1,200 bytes.');
    expect(say.unsentHeading(1)).toBe('One message has not been sent yet');
    expect(say.unsentHeading(2)).toBe('2 messages have not been sent yet');
    expect(setUpWords().wrong(1).text).toMatch(/^One setting is wrong/);
    expect(setUpWords().wrong(2).text).toMatch(/^2 settings are wrong/);
  });
});
