import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';

it('The built page brings the licenses of all that is in it', async () => {
  const text = await readFile(join(inject('pageDir'), 'licenses.txt'), 'utf8');
  expect(text.match(/^\S+(?= [\d.]+, [\w.-]+$)/gm)).toEqual([
    '@lit/reactive-element',
    '@simplewebauthn/browser',
    'amazon-cognito-identity-js',
    'emojibase-data',
    'lean-qr',
    'lit',
    'lit-element',
    'lit-html',
    'oauth4webapi',
  ]);
  // A notice, which wants to go wherever the library goes.
  expect(text).toContain('Copyright (c) 2003-2005  Tom Wu');
});
