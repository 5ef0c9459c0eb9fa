import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { type Consumer, newConsumer, PEERS, PROGRAMS } from './consumer.ts';
import { run, tool } from './run.ts';

let consumer: Consumer;
let registry = '';

beforeEach(async () => {
  consumer = await newConsumer();
  await consumer.write({ ...PROGRAMS, 'package.json': '{"name":"consumer","private":true}' });
  registry = (await run('npm', ['config', 'get', 'registry'], { cwd: consumer.folder })).trim();
});
afterEach(() => consumer.remove());

const packages = () => [inject('tarball'), ...PEERS];

/** What each of the programs prints. */
function printed(start: (file: string) => Promise<string>): Promise<readonly string[]> {
  return Promise.all(Object.keys(PROGRAMS).map(start));
}

const ALL_WORK = Object.keys(PROGRAMS).map(() => 'function works\n');

function node(file: string): Promise<string> {
  return run(process.execPath, [file], { cwd: consumer.folder });
}

it('npm installs it', async () => {
  await run('npm', ['install', '--no-audit', '--no-fund', ...packages()], { cwd: consumer.folder });
  expect(await printed(node)).toEqual(ALL_WORK);
});

it('pnpm installs it', async () => {
  // It stops at install scripts that nobody has decided on; protobufjs, which the SDK brings, needs its one not.
  await consumer.write({ 'pnpm-workspace.yaml': 'allowBuilds:\n  protobufjs: false\n' });
  await run(tool('pnpm'), ['add', ...packages()], {
    cwd: consumer.folder,
    env: { npm_config_registry: registry },
  });
  expect(await printed(node)).toEqual(ALL_WORK);
});

it('Yarn installs it, by Plug’n’Play', async () => {
  const options = { cwd: consumer.folder, env: { YARN_NPM_REGISTRY_SERVER: registry } };
  await consumer.write({ 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: pnp\nenableGlobalCache: false\n' });
  const [tarball = '', ...peers] = packages();
  await run(tool('yarn'), ['add', `momento-chat@file:${tarball}`, ...peers], options);
  expect(await printed((file) => run(tool('yarn'), ['node', file], options))).toEqual(ALL_WORK);
});

it('npm installs it from git', async () => {
  const repository = `git+file://${import.meta.dirname}/../..`;
  await run('npm', ['install', '--no-audit', '--no-fund', repository, ...PEERS], { cwd: consumer.folder });
  expect(await printed(node)).toEqual(ALL_WORK);
});
