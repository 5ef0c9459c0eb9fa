// The groups of a Cognito user. A token holds a list of names, in which there is no blank, but maybe a comma or a
// bracket. A gateway that hands its claims on makes one text of the list, each in its own way.

import { claimsOf } from '../json-fields.ts';

/** Of the claims of a token. What is no list grants nothing. */
export function groupsOfToken(claim: unknown): readonly string[] {
  return Array.isArray(claim) ? claim.filter((group) => typeof group === 'string') : [];
}

/** An HTTP API writes `[a b]`. */
export function groupsOfHttpApi(claim: unknown): readonly string[] {
  if (typeof claim !== 'string') return groupsOfToken(claim);
  const names = /^\[(.*)\]$/s.exec(claim)?.[1];
  return names === undefined ? [] : names.split(' ').filter((group) => group !== '');
}

/**
 * A REST API writes `a,b`, which may be two groups or one. The list in the very token that it has verified tells;
 * without one such a text grants nothing.
 * @param bearer the `Authorization` header, as the client sent it
 */
export function groupsOfRestApi(claim: unknown, bearer: string | null): readonly string[] {
  if (typeof claim !== 'string') return groupsOfToken(claim);
  if (claim === '') return [];
  if (!claim.includes(',')) return [claim];
  const listed = groupsOfToken(listedIn(bearer));
  return listed.join(',') === claim ? listed : [];
}

/** Not verified here: it can say no more than where the names of a verified text begin and end. */
function listedIn(bearer: string | null): unknown {
  const token = /^(?:Bearer +)?([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(bearer ?? '')?.[1];
  return token && claimsOf(token)['cognito:groups'];
}
