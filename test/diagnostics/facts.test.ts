import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsIn } from '../../src/diagnostics/facts.ts';

describe('factsIn', () => {
  it('keeps what is declared, of the kind declared', () => {
    const facts = {
      auth: 'open',
      signedIn: true,
      status: 200,
      dialect: 'extended',
      clockAheadSeconds: -3,
      role: 'subscribe-only',
      latenciesMs: [1.5, 2],
      momento: 'https://web.cache.example/',
    };
    expect(factsIn(facts)).toEqual(facts);
  });

  it.each([
    ['a word that is not of the list', { dialect: 'secret', role: 'admin', body: 'sk-123' }],
    [
      'a text where a number belongs',
      { status: '200', lifeSeconds: 'eyJ', medianMs: { toString: () => 'key' } },
    ],
    ['numbers that are none', { status: Number.NaN, lifeSeconds: Number.POSITIVE_INFINITY }],
    ['a list with a text in it', { latenciesMs: [1, 'eyJ'] }],
    ['a list without an end', { latenciesMs: Array.from({ length: 101 }, () => 1) }],
    [
      'what is not the address of a site',
      { machine: 'javascript:alert(1)', momento: 'eyJhbGciOi', cognito: 7 },
    ],
    [
      'what is not declared',
      { token: 'eyJ', password: 'hunter2', toString: 'x', __proto__: { status: 200 } },
    ],
  ])('drops %s', (_, found) => {
    expect(factsIn({ ...found })).toEqual({});
  });

  it('keeps origin and path of an address alone', () => {
    const machine = 'https://user:secret@tvm.example:8443/prod/?key=secret&name=Ann#secret';
    expect(factsIn({ machine })).toEqual({ machine: 'https://tvm.example:8443/prod/' });
  });

  it('never throws, and never lets a foreign text through', () => {
    const secret = fc.string({ minLength: 4 }).map((text) => `§${text}`);
    const names = [
      'auth',
      'machine',
      'status',
      'dialect',
      'latenciesMs',
      'momento',
      'role',
      'token',
      'cognito',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.oneof(secret, fc.anything())), (found) => {
        for (const [name, fact] of Object.entries(factsIn(found))) {
          const isText = typeof fact === 'string' && !['machine', 'momento', 'cognito'].includes(name);
          expect(isText ? VOCABULARY.includes(fact) : true).toBe(true);
        }
      }),
    );
  });
});

const VOCABULARY = [
  'open',
  'lambda',
  'cognito',
  'original',
  'extended',
  'bare-token',
  'moderated-chat',
  'momento-function',
  'publish-subscribe',
  'subscribe-only',
  'publish-only',
  'unknown',
];
