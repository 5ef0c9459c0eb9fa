// Whether the policy of a Lambda authorizer lets a call through, as IAM would evaluate it: what is not allowed is
// denied, and a denial wins.

import { isRecord } from './is-record.ts';

const ACTION = 'execute-api:Invoke';

/**
 * @param document as a Lambda returned it; anything.
 * @returns undefined: this is no policy document.
 */
export function allows(document: unknown, methodArn: string): boolean | undefined {
  if (!isRecord(document)) return undefined;
  const statements = asList(document.Statement);
  if (statements.length === 0 || !statements.every(isStatement)) return undefined;
  const effects = statements
    .filter(({ Action, Resource }) => matchesAny(Action, ACTION) && matchesAny(Resource, methodArn))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

function isStatement(value: unknown): value is Statement {
  if (!isRecord(value)) return false;
  const { Effect, Action, Resource } = value;
  return (Effect === 'Allow' || Effect === 'Deny') && isPatternList(Action) && isPatternList(Resource);
}

function isPatternList(value: unknown): boolean {
  const patterns = asList(value);
  return patterns.length > 0 && patterns.every((pattern) => typeof pattern === 'string');
}

function matchesAny(patterns: string | readonly string[], text: string): boolean {
  return asList(patterns).some((pattern) => matches(pattern, text));
}

/** `*` stands for any characters, `?` for one. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
