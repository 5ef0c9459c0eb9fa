import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { instructions, snippets } from '../../../local/instructions.ts';
import { type StandIns, startStandIns } from '../../../local/stand-ins.ts';

const run = promisify(execFile);
let standIns: StandIns | undefined;
afterEach(() => standIns?.close());

async function start() {
  standIns = await startStandIns();
  const { momento, cacheName, tokenUrl } = standIns;
  const { webUrl, grpcAddress, legacyApiToken: apiToken } = momento;
  return { addresses: { webUrl, grpcAddress, apiToken, cacheName, tokenUrl }, standIns };
}

describe('the stand-ins alone', () => {
  it('give a token to a page of any origin', async () => {
    const { addresses } = await start();
    const response = await fetch(`${addresses.tokenUrl}?name=Ann`, {
      headers: { Origin: 'http://localhost:3000' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toMatchObject({ tokenId: 'guest:Ann', cacheName: 'chat' });
  });

  it('print a program for Node that works as it is', async () => {
    const { addresses } = await start();
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', snippets(addresses).node]);
    expect(stdout).toContain('Success');
  });

  it('print every address', async () => {
    const { addresses } = await start();
    const text = instructions(addresses);
    for (const address of [addresses.webUrl, addresses.grpcAddress, addresses.tokenUrl]) {
      expect(text).toContain(address);
    }
  });

  it('are gone after close, which may be called twice', async () => {
    const { addresses, standIns: running } = await start();
    await running.close();
    await running.close();
    for (const url of [addresses.tokenUrl, addresses.webUrl]) {
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    }
  });
});
