// What a token function costs before its first answer: each run is a process of its own.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { proxyEvent } from '../../support/gateway-events.ts';

const run = promisify(execFile);

/** CPU of a process that imports this module, or nothing, in ms. */
export async function importCpuMs(bundle: string | undefined): Promise<number> {
  const load = bundle === undefined ? 'Promise.resolve()' : `import(${JSON.stringify(bundle)})`;
  const program = `${load}.then(() => {
    const { user, system } = process.cpuUsage();
    process.stdout.write(String((user + system) / 1000), () => process.exit(0));
  });`;
  return Number((await run(process.execPath, ['-e', program], { env: COLD_ENV })).stdout);
}

/** From the start of the import to the token of the first event, in ms. */
export async function firstVendMs(bundle: string, env: Readonly<Record<string, string>>): Promise<number> {
  const event = proxyEvent({ query: '?name=Ann', headers: { Origin: 'https://chat.example.com' } });
  const program = `const startedAtMs = performance.now();
    import(${JSON.stringify(bundle)})
      .then(({ handler }) => handler(${JSON.stringify(event)}))
      .then(({ statusCode }) => {
        const text = JSON.stringify({ statusCode, ms: performance.now() - startedAtMs });
        process.stdout.write('\\n' + text, () => process.exit(0));
      });`;
  const { stdout } = await run(process.execPath, ['-e', program], { env: { ...COLD_ENV, ...env } });
  const { statusCode, ms } = JSON.parse(stdout.split('\n').at(-1) ?? '') as {
    statusCode: number;
    ms: number;
  };
  if (statusCode !== 200) throw new Error(`unable to measure; the function answered ${statusCode}`);
  return ms;
}

const COLD_ENV = {
  TVM_AUTH_MODE: 'open',
  TVM_API_KEY_SECRET: 'momento-key',
  TVM_ALLOWED_ORIGINS: 'https://chat.example.com',
  AWS_REGION: 'us-west-2',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  // What AWS's client says about Node's age goes to nobody.
  NODE_NO_WARNINGS: '1',
};
