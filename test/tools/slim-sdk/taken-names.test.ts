import { describe, expect, it } from 'vitest';
import { takenNames } from '../../../tools/slim-sdk/taken-names.ts';

function taken(code: string) {
  return Object.fromEntries(
    [...takenNames(code)].map(([specifier, { names, isWhole }]) => [
      specifier,
      isWhole ? 'whole' : [...names],
    ]),
  );
}

describe('What a module takes of another', () => {
  it.each([
    ['imported names', 'import { A, B as C } from "m"; C(A);', { m: ['A', 'B'] }],
    ['the default', 'import a from "m"; a();', { m: ['default'] }],
    ['names of a namespace', 'import * as m from "m"; m.A; new m.B.C();', { m: ['A', 'B'] }],
    ['names handed on', 'export { A, B as C } from "m";', { m: ['A', 'B'] }],
    ['names of a required constant', 'const m = require("m"); new m.A(); (0, m.B)();', { m: ['A', 'B'] }],
    ['the name of a required module', 'const A = require("m").A;', { m: ['A'] }],
    ['names behind __importStar', 'const m = __importStar(require("m")); m.A();', { m: ['A'] }],
    ['nothing, when it is only run', 'require("m");', {}],
    ['nothing, when its constant is not used', 'const m = require("m"); x.m; x = { m: 1 };', { m: [] }],
    ['all, when it is handed on', 'export * from "m";', { m: 'whole' }],
    ['all, when __exportStar hands it on', '__exportStar(require("m"), exports);', { m: 'whole' }],
    ['all, when it is passed to a function', 'const m = require("m"); extend(proto, m);', { m: 'whole' }],
    ['all, when it is kept', 'exports.m = require("m");', { m: 'whole' }],
    ['all, when it is shorthand', 'const m = require("m"); exports.x = { m };', { m: 'whole' }],
    ['all, when a name is computed', 'const m = require("m"); m[name];', { m: 'whole' }],
    ['all, when it is taken apart', 'const { A, ...rest } = require("m");', { m: 'whole' }],
    ['all, when it is loaded later', 'const m = await import("m");', { m: 'whole' }],
  ])('is %s', (_, code, expected) => {
    expect(taken(code)).toEqual(expected);
  });
});
