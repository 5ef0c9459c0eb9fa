import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Manifest } from 'aws-cdk-lib/cloud-assembly-schema';
import { temporaryDir, writeBuilds } from './support/builds.ts';
import { chatApp } from './support/synthesis.ts';

const infraDir = fileURLToPath(new URL('..', import.meta.url));
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0f-1a';

/** Every option once. */
const everything = {
  name: 'All',
  alarms: { email: 'ops@example.com' },
  allowedOrigins: ['https://a.example.com', 'https://b.example.com'],
  machines: [
    { id: 'Guest', name: 'Guest', auth: 'open', tracing: true, requestsPerMinutePerAddress: 60 },
    { id: 'Staff', name: 'Staff', auth: 'lambda', tracing: true, reservedConcurrency: 20 },
    { id: 'Member', name: 'Member', auth: 'cognito', selfSignUp: true, passwordFlow: true },
    { id: 'Managed', name: 'Managed', auth: 'oidc', managedLogin: { domainPrefix: 'acme-chat' } },
    {
      id: 'Acme',
      name: 'Acme',
      auth: 'oidc',
      issuer: 'https://id.example.com',
      clientId: 'chat-page',
      shortName: 'acme',
    },
  ],
  page: { rooms: ['lobby'], domain: { name: 'chat.example.com', certificateArn } },
};

describe('cdk synth', () => {
  it('works without network and account for the example and for every option', () => {
    const file = join(temporaryDir(), 'deployment.json');
    writeFileSync(file, JSON.stringify(everything));
    const example = ['Guest', 'Member', 'Page', 'Staff'];
    assert.deepEqual(synth('deployment.example.json'), stacks('MomentoChat', example));
    assert.deepEqual(synth(file), stacks('All', ['Acme', 'Managed', ...example].sort()));
  });

  it('says what is missing and what to do', () => {
    const { status, output } = runCdk('no-such.json', temporaryDir());
    assert.notEqual(status, 0);
    assert.match(output, /there is no no-such\.json: copy deployment\.example\.json/);
  });

  it('fails for what cdk-nag finds and nobody accepted', () => {
    const app = chatApp({ machines: [{ id: 'Guest', name: 'Guest', auth: 'open' }] });
    assert.doesNotThrow(() => app.synth());
    new Bucket(app.node.findChild('MomentoChat-Guest') as Stack, 'Careless');
    assert.throws(() => app.synth({ force: true }), /Validation failed/);
  });

  it('loads neither the Momento SDK nor any other package of the functions', () => {
    const packages = packagesReachedFrom(join(infraDir, 'app.ts'));
    assert.deepEqual([...packages].sort(), ['aws-cdk-lib', 'cdk-nag', 'constructs']);
  });
});

describe('the CDK', () => {
  const own = packageJson('package.json');

  it('is pinned, command and library alike', () => {
    for (const name of ['aws-cdk', 'aws-cdk-lib', 'cdk-nag', 'constructs']) {
      assert.match(own.devDependencies?.[name] ?? '', /^\d+\.\d+\.\d+$/, name);
    }
  });

  it('has a command that reads what the library writes', () => {
    const cli = packageJson('node_modules/aws-cdk/package.json');
    const reads = Number(cli.devDependencies?.['@aws-cdk/cloud-assembly-schema']?.match(/\d+/)?.[0]);
    const writes = Number(Manifest.version().split('.')[0]);
    assert.ok(reads >= writes, `the command reads up to ${reads}, the library writes ${writes}`);
  });
});

/** The names of the templates made. */
function synth(deployment: string): string[] {
  const out = temporaryDir();
  const { status, output } = runCdk(deployment, out);
  assert.equal(status, 0, output);
  return readdirSync(out)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => name.replace('.template.json', ''));
}

function stacks(name: string, ids: readonly string[]): string[] {
  return ids.map((id) => `${name}-${id}`);
}

function runCdk(deployment: string, out: string) {
  const { lambdaDir, pageDir } = writeBuilds();
  const context = { deployment, lambda: lambdaDir, page: pageDir };
  const args = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', out, ...args],
    { cwd: infraDir, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: temporaryDir(), ...noNetwork } },
  );
  return { status, output: `${stdout}${stderr}` };
}

/** Whatever asks the network is refused at once. */
const noNetwork = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  AWS_EC2_METADATA_DISABLED: 'true',
};

function packageJson(path: string): { readonly devDependencies?: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(infraDir, path), 'utf8')) as never;
}

/** Names of the packages that running this file loads; types are not run. */
function packagesReachedFrom(entry: string): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)(?! type)[^;]*?from '([^']+)';/gm);
    for (const [, specifier = ''] of imports) {
      if (specifier.startsWith('.')) visit(resolve(dirname(file), specifier));
      else if (!specifier.startsWith('node:'))
        packages.add(specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier);
    }
  };
  visit(entry);
  assert.ok(seen.size > 15, `only ${[...seen].map((file) => relative(infraDir, file)).join(', ')}`);
  return packages;
}
