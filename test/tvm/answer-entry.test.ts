import { describe, expect, it } from 'vitest';
import { answerEntry, refusalEntry } from '../../tvm/answer-entry.ts';
import { Refusal, refusalCodes } from '../../tvm/refusal.ts';
import { refusalAnswer } from '../../tvm/token-machine.ts';

describe('the entry of an answer', () => {
  it('is words of its own and a code, for each refusal', () => {
    const entries = refusalCodes.map((code) => refusalEntry(new Refusal({ code, message: 'hush' })));
    expect(entries.map(({ code }) => code)).toEqual(refusalCodes);
    expect(new Set(entries.map(({ message }) => message)).size).toBe(refusalCodes.length);
    expect(entries.filter(({ level }) => level === 'error').map(({ status }) => status)).toEqual([
      500, 502, 503, 504,
    ]);
    expect(JSON.stringify(entries)).not.toContain('hush');
  });

  it('has no code where there is none', () => {
    const body = { authToken: 'hush', expiresAt: 1 };
    const answer = { status: 200, headers: { hush: 'hush' }, body, refusal: undefined };
    expect(answerEntry(answer)).toEqual({ level: 'info', message: 'a token was given', status: 200 });
    expect(answerEntry({ ...answer, status: 204, body: undefined })).toEqual({
      level: 'info',
      message: 'a preflight was answered',
      status: 204,
    });
  });

  it('has the reason for the operator, and the place of the cause without its text', () => {
    const cause = new TypeError('hush');
    const refusal = new Refusal({ code: 'internal', message: 'hush', reason: 'Momento answered X', cause });
    const entry = answerEntry(refusalAnswer(refusal));
    expect(entry).toMatchObject({ reason: 'Momento answered X', fault: { name: 'TypeError' } });
    expect(entry.fault?.at[0]).toMatch(/answer-entry\.test\.ts:\d+:\d+\)?$/);
    expect(JSON.stringify(entry)).not.toContain('hush');
  });

  it('of a refusal in a code that there is not is that of a fault', () => {
    const odd = new Refusal({ code: 'hush' as 'internal', message: 'hush' });
    expect(refusalEntry(odd)).toMatchObject({ level: 'error', status: 500, code: 'internal' });
  });
});
