import { execFile } from 'node:child_process';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { askMachine } from '../../../tools/load/ask-machine.ts';
import { type LocalServer, serveLocally } from '../../support/http-server.ts';

const run = promisify(execFile);
const never = new AbortController().signal;

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location?: string;
}

/** A machine that gives these answers in turn, then the last one for ever. */
async function machine(...answers: readonly Answer[]) {
  const asked: IncomingHttpHeaders[] = [];
  server = await serveLocally((request, response) => {
    const { status, body, location } =
      answers[Math.min(asked.length, answers.length - 1)] ?? answers[0] ?? token;
    asked.push(request.headers);
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  return { asked, url: `${server.origin}/` };
}

const token: Answer = { status: 200, body: '{"authToken":"hush-token","expiresAt":1}' };
const throttled: Answer = { status: 429, body: '{"error":{"code":"throttled","message":"hush"}}' };

describe('npm run load', () => {
  it('asks with the credentials of the environment, and prints outcomes without what came in', async () => {
    const { asked, url } = await machine(token, token, throttled);
    const args = ['--import', 'tsx', 'tools/load/main.ts', url, '--perSecond', '5', '--seconds', '0.8'];
    const env = { PATH: process.env.PATH, LOAD_USERNAME: 'ann', LOAD_PASSWORD: 'hush-password' };
    const { stdout, stderr } = await run(process.execPath, args, { env });
    expect(stdout).toContain('4 requests in');
    expect(stdout).toMatch(/^vended +2 +50\.0$/m);
    expect(stdout).toMatch(/^429 throttled +2 +50\.0$/m);
    expect(stdout).toMatch(/^p99 +\d+$/m);
    expect(stdout + stderr).not.toContain('hush');
    expect(asked).toHaveLength(4);
    for (const headers of asked)
      expect(headers).toMatchObject({ username: 'ann', password: 'hush-password' });
  });

  it('leaves a machine alone that refuses most, and ends with 1', async () => {
    const { asked, url } = await machine(token, throttled);
    const args = ['--import', 'tsx', 'tools/load/main.ts', url, '--perSecond', '100', '--seconds', '5'];
    const failed = run(process.execPath, [...args, '--above-default-limit'], {
      env: { PATH: process.env.PATH },
    });
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('ended early') as string,
    });
    // What was under way when the twentieth answer came is not taken back.
    expect(asked.length).toBeGreaterThanOrEqual(20);
    expect(asked.length).toBeLessThan(100);
  });

  it('says what is wrong, and ends with 1', async () => {
    const args = ['--import', 'tsx', 'tools/load/main.ts', 'https://cache.prod.a.momentohq.com/'];
    const failed = run(process.execPath, args, { env: { PATH: process.env.PATH } });
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr:
        'unable to ask cache.prod.a.momentohq.com; that is Momento itself: give the address of your own machine\n',
    });
  });
});

describe('an answer', () => {
  it.each<[string, Answer]>([
    ['vended', token],
    ['200 without a token', { status: 200, body: '<html>' }],
    ['502 bad_gateway', { status: 502, body: '{"error":{"code":"bad_gateway"}}' }],
    ['503, of no machine', { status: 503, body: 'hush' }],
    ['500, of no machine', { status: 500, body: '{"error":{"code":"Hush: hush"}}' }],
    ['500, of no machine', { status: 500, body: 'null' }],
  ])('is called "%s"', async (outcome, answer) => {
    const { url } = await machine(answer);
    expect(await askMachine({ url: new URL(url), headers: {} })(never)).toBe(outcome);
  });

  it('that leads elsewhere is not followed, as the credentials would go along', async () => {
    const { asked, url } = await machine({ status: 302, body: '', location: '/elsewhere' });
    const ask = askMachine({ url: new URL(url), headers: { username: 'ann', password: 'hush' } });
    expect(await ask(never)).toBe('302, of no machine');
    expect(asked).toHaveLength(1);
  });

  it('that nobody gives is no connection', async () => {
    const { url } = await machine(token);
    await server?.close();
    server = undefined;
    expect(await askMachine({ url: new URL(url), headers: {} })(never)).toBe('no connection');
  });

  it('is not waited for once it is stopped', async () => {
    server = await serveLocally(() => {});
    const stop = new AbortController();
    const asked = askMachine({ url: new URL(server.origin), headers: {} })(stop.signal);
    stop.abort();
    expect(await asked).toBe('stopped');
  });
});
