import { describe, expect, it } from 'vitest';
import { allows } from '../../../local/api-gateway/execute-api-policy.ts';

const ARN = 'arn:aws:execute-api:us-west-2:123456789012:abc/prod/GET/';

function statement(Effect: string, Resource: unknown, Action: unknown = 'execute-api:Invoke') {
  return { Effect, Resource, Action };
}

function evaluate(...statements: unknown[]): boolean | undefined {
  return allows({ Version: '2012-10-17', Statement: statements }, ARN);
}

describe('a policy of execute-api', () => {
  it.each([
    ['the very resource', ARN],
    ['one of several', ['arn:else', ARN]],
    ['everything', '*'],
    ['a beginning', 'arn:aws:execute-api:us-west-2:123456789012:abc/*'],
    ['single characters', ARN.replace('GET', '???')],
  ])('allows %s', (_what, resource) => {
    expect(evaluate(statement('Allow', resource))).toBe(true);
  });

  it.each([
    ['another method', ARN.replace('GET', 'POST')],
    ['only a beginning', 'arn:aws:execute-api:us-west-2:123456789012:abc/'],
    ['a pattern whose dots are dots', ARN.replaceAll(':', '.')],
  ])('does not allow what is outside %s', (_what, resource) => {
    expect(evaluate(statement('Allow', resource))).toBe(false);
  });

  it('lets a denial win', () => {
    expect(evaluate(statement('Allow', '*'), statement('Deny', ARN))).toBe(false);
    expect(evaluate(statement('Deny', ARN), statement('Allow', '*'))).toBe(false);
    expect(evaluate(statement('Deny', 'arn:else'), statement('Allow', '*'))).toBe(true);
  });

  it('is about invoking only', () => {
    expect(evaluate(statement('Allow', '*', 'execute-api:ManageConnections'))).toBe(false);
    expect(evaluate(statement('Allow', '*', ['s3:GetObject', 'execute-api:*']))).toBe(true);
  });

  it('may be a single statement', () => {
    expect(allows({ Statement: statement('Allow', '*') }, ARN)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'Allow'],
    ['a document without statements', {}],
    ['an effect that IAM does not know', { Statement: [statement('allow', '*')] }],
    ['a resource that is no text', { Statement: [statement('Allow', [1])] }],
    ['no action', { Statement: [{ Effect: 'Allow', Resource: '*' }] }],
  ])('is none when it is %s', (_what, document) => {
    expect(allows(document, ARN)).toBeUndefined();
  });
});
