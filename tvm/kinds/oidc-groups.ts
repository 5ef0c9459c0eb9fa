import { Refusal } from '../refusal.ts';
import type { OidcSettings } from './oidc-settings.ts';

const MAX_GROUPS = 500;

export type GroupsRules = Pick<OidcSettings, 'groupsPath' | 'groupsSeparator'>;

/**
 * The groups of whoever a verified token is of. Names are whole: no case is changed, no blank taken off.
 * @returns none where the token has no such claim: many issuers leave it out for somebody in no group
 * @throws Refusal in words for the person, where the claim is there and cannot be read for what it means
 */
export function groupsAt(
  claims: Readonly<Record<string, unknown>>,
  { groupsPath = ['groups'], groupsSeparator }: GroupsRules,
): readonly string[] {
  if (areLeftOut(claims, groupsPath[0] ?? ''))
    throw tooMany('the issuer has left out the groups, as too many');
  const claim = groupsPath.reduce<unknown>(
    (value, name) => (hasName(value, name) ? value[name] : undefined),
    claims,
  );
  if (claim === undefined || claim === null) return [];
  const groups =
    typeof claim === 'string' && groupsSeparator !== undefined ? claim.split(groupsSeparator) : claim;
  if (!Array.isArray(groups) || groups.some((group) => typeof group !== 'string')) {
    throw new Refusal({
      code: 'forbidden',
      message: `Your sign-in says your groups in a way that this Token Vending Machine cannot read. ${ASK}`,
      reason: 'the claim of the groups is neither a list of texts nor a text with the separator that is set',
    });
  }
  if (groups.length > MAX_GROUPS) throw tooMany(`the token names more than ${MAX_GROUPS} groups`);
  return groups as readonly string[];
}

const ASK = 'Ask whoever runs this chat.';

function tooMany(reason: string): Refusal {
  const message = `You are in more groups than your sign-in can tell this Token Vending Machine. ${ASK}`;
  return new Refusal({ code: 'forbidden', message, reason });
}

/**
 * Whether the claim is somewhere else, where nobody asks. (Sources: OpenID Connect Core 5.6.2 for `_claim_names`; Microsoft's
 * "Groups overage claim" for `hasgroups`, which stands for `groups` in tokens that come by an address.)
 */
function areLeftOut(claims: Readonly<Record<string, unknown>>, name: string): boolean {
  if (hasName(claims._claim_names, name)) return true;
  return name === 'groups' && (claims.hasgroups === true || claims.hasgroups === 'true');
}

function hasName(value: unknown, name: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
}
