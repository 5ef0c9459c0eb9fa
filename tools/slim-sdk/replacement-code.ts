import { resolve } from 'node:path';
import { normalizePath } from 'vite';
import type { Replacement } from './slim-plan.ts';

const ONLY_GIVEN = normalizePath(resolve(import.meta.dirname, 'only-given.ts'));

/** The code of a replaced module: CommonJS, as all modules are that may be replaced, or JSON. */
export function replacementCode(replacement: Replacement): string {
  if ('json' in replacement) return JSON.stringify(replacement.json);
  const { names, namespaces = {} } = replacement;
  const gifts = [
    ...Object.entries(names).flatMap(([from, given]) =>
      given.map((name) => give(name, `${requireOf(from)}.${name}`)),
    ),
    ...Object.entries(namespaces).map(([name, from]) => give(name, requireOf(from))),
  ];
  // Nothing is loaded before it is used: these modules and those that they name need each other.
  return [
    '"use strict";',
    `module.exports = ${requireOf(ONLY_GIVEN)}.onlyGiven(exports, ${JSON.stringify(nameOf(replacement))});`,
    // Once it is there it is kept: the bundler's `require` copies what it returns, and some names are used a lot.
    'const give = (name, find) => {',
    '  let value;',
    '  Object.defineProperty(exports, name, { enumerable: true, get: () => (value ??= find()) });',
    '};',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    ...gifts,
  ].join('\n');
}

/** The names that a replaced module has. */
export function namesGiven(replacement: Replacement): readonly string[] {
  if ('json' in replacement) return Object.keys(replacement.json);
  return [...Object.values(replacement.names).flat(), ...Object.keys(replacement.namespaces ?? {})];
}

export function nameOf({ package: packageName, path }: Replacement): string {
  return `${packageName}/${path}`;
}

function give(name: string, value: string): string {
  return `give(${JSON.stringify(name)}, () => ${value});`;
}

function requireOf(module: string): string {
  return `require(${JSON.stringify(module)})`;
}
