import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { instructions, snippets } from '../../../local/instructions.ts';
import { type StandIns, startStandIns } from '../../../local/stand-ins.ts';
import { waysIn } from '../../../local/ways-in.ts';
import { OidcVisitor } from '../../support/oidc-visitor.ts';

const run = promisify(execFile);
let standIns: StandIns | undefined;
afterEach(() => standIns?.close());

async function start(): Promise<StandIns> {
  standIns = await startStandIns();
  return standIns;
}

describe('the stand-ins alone', () => {
  it('give a token to a page of any origin', async () => {
    const { machines } = await start();
    const response = await fetch(`${machines.urls.open}?name=Ann`, {
      headers: { Origin: 'http://localhost:3000' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toMatchObject({ tokenId: 'guest:Ann', cacheName: 'chat' });
  });

  it('give no token to a page that nobody has signed in to', async () => {
    const { machines } = await start();
    expect((await fetch(machines.urls.lambda)).status).toBe(401);
    expect((await fetch(machines.urls.cognito)).status).toBe(401);
    expect((await fetch(machines.urls.oidc)).status).toBe(401);
  });

  it('make tokens as short as a test wants them, whoever asks', async () => {
    standIns = await startStandIns({ tokenTtlSeconds: 15 });
    const { machines, cognito, oidc } = standIns;
    const { idToken } = await cognito.signIn('writer');
    const { id_token } = await new OidcVisitor(oidc).signIn('writer');
    const answers = await Promise.all([
      fetch(machines.urls.open),
      fetch(machines.urls.lambda, { headers: { username: 'writer', password: 'Local-Only-1' } }),
      fetch(machines.urls.cognito, { headers: { authorization: idToken } }),
      fetch(machines.urls.oidc, { headers: { authorization: `Bearer ${id_token}` } }),
    ]);
    const lives = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { expiresIn: number }).expiresIn),
    );
    for (const expiresIn of lives) expect(expiresIn).toBeLessThanOrEqual(15);
  });

  it('print a program for Node that works as it is', async () => {
    const { stdout } = await run(process.execPath, [
      '--input-type=module',
      '-e',
      snippets(await start()).node,
    ]);
    expect(stdout).toContain('Success');
  });

  it('print a command for each way in that gets a token as it is', async () => {
    const running = await start();
    for (const { curl } of waysIn(running, running.machines.urls.open)) {
      const { stdout } = await run('sh', ['-c', curl]);
      expect(stdout).toContain('"authToken"');
    }
  });

  it('print one for access tokens, where the machine takes those', async () => {
    standIns = await startStandIns({ oidc: { token: 'access' } });
    const { machines } = standIns;
    const { curl = '' } =
      waysIn(standIns, machines.urls.open).find(({ url }) => url === machines.urls.oidc) ?? {};
    const { stdout } = await run('sh', ['-c', curl]);
    expect(stdout).toContain('"tokenId":"acme:writer"');
  });

  it('print every address, and who can sign in', async () => {
    const running = await start();
    const text = instructions(running);
    const { momento, machines, cognito, oidc } = running;
    const addresses = [
      momento.webUrl,
      momento.grpcAddress,
      cognito.url,
      oidc.issuer,
      ...Object.values(machines.urls),
    ];
    for (const part of [...addresses, ...cognito.users.map(({ username }) => username)]) {
      expect(text).toContain(part);
    }
  });

  it('are gone after close, which may be called twice', async () => {
    const running = await start();
    await running.close();
    await running.close();
    for (const url of [
      running.machines.urls.open,
      running.momento.webUrl,
      running.cognito.url,
      running.oidc.issuer,
    ]) {
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    }
  });
});
