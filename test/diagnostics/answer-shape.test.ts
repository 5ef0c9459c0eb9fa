import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyShape, dialectOf } from '../../src/diagnostics/answer-shape.ts';

describe('bodyShape', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<!doctype html><title>Sign in</title>', 'web-page'],
    ['\n  <HTML lang="en">', 'web-page'],
    ['<?xml version="1.0"?><Error/>', 'web-page'],
    ['{"message":"hello"}', 'json'],
    ['[]', 'json'],
    ['null', 'text'],
    ['It works!', 'text'],
  ])('of %j is %s', (text, shape) => {
    expect(bodyShape(text)).toBe(shape);
  });

  it('never throws', () => {
    const text = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(text, (body) => {
        expect(['empty', 'web-page', 'json', 'text']).toContain(bodyShape(body));
      }),
    );
  });
});

describe('dialectOf', () => {
  it.each([
    ['{"authToken":"a","expiresAt":1}', 'original'],
    ['{"authToken":"a","expiresAt":1,"expiresIn":900}', 'extended'],
    ['{"authToken":"a","expiresAt":1,"serverTime":1}', 'extended'],
    ['{"token":"a","expiresAtEpoch":1}', 'moderated-chat'],
    ['{"api_key":"a","endpoint":"e","valid_until":1}', 'momento-function'],
    ['eyJlbmRwb2ludCI6ICJlIiwgImFwaV9rZXkiOiAiYSJ9', 'bare-token'],
  ])('of %s is %s', (text, dialect) => {
    expect(dialectOf(text)).toBe(dialect);
  });
});
