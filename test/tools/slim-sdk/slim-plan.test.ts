import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ModuleName, SLIM_PLAN } from '../../../tools/slim-sdk/slim-plan.ts';

// The SDK as the page gets it: sdk-web, with the sdk-core that it brings along.
const pageRequire = createRequire(import.meta.url);
const sdkRequire = createRequire(pageRequire.resolve('@gomomento/sdk-web'));

function pathOf({ package: packageName, path }: ModuleName): string {
  const from = packageName === '@gomomento/sdk-core' ? sdkRequire : pageRequire;
  return join(dirname(from.resolve(`${packageName}/package.json`)), path);
}

const handedOn = SLIM_PLAN.replacements.flatMap((replacement) => {
  if ('json' in replacement) return [];
  const { path, names, namespaces = {} } = { ...replacement, path: pathOf(replacement) };
  return [
    ...Object.entries(names).flatMap(([from, given]) =>
      given.map((name) => ({ path, name, from, part: name })),
    ),
    ...Object.entries(namespaces).map(([name, from]) => ({ path, name, from, part: undefined })),
  ].filter(({ from }) => !isAbsolute(from));
});

describe('What a replaced module of the SDK hands on', () => {
  it.each(handedOn)('is, for $name of $from, what the whole one hands on', ({ path, name, from, part }) => {
    const load = createRequire(path) as (module: string) => Record<string, unknown>;
    const source = load(from);
    const whole = load(path)[name];
    expect(whole).toBeDefined();
    expect(part === undefined ? source : source[part]).toBe(whole);
  });

  it('is a lot', () => {
    expect(handedOn.length).toBeGreaterThan(40);
  });
});
