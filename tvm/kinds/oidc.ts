import { type Environment, needed } from '../environment.ts';
import { jsonFieldsOf } from '../json-fields.ts';
import { behindAll } from './gateway.ts';
import { idVariables, readIdRules, UNIQUE_AND_PUBLIC } from './id-claim.ts';
import type { MachineKind } from './machine-kind.ts';
import {
  type OidcIdClaim,
  type OidcSettings,
  oidcFaults,
  oidcIdClaims,
  poolIdClaims,
} from './oidc-settings.ts';

export const oidcVariables = {
  /** Needed. As `iss` of the tokens says it. */
  issuer: 'TVM_OIDC_ISSUER',
  /** Needed. In front of each id; or `AS_IN_POOL`. */
  shortName: 'TVM_OIDC_SHORT_NAME',
  /** `id` or `access`. Default: `id`. */
  token: 'TVM_OIDC_TOKEN',
  /** Needed. Client ids, or audiences of access tokens, separated by commas, or as a JSON list. */
  audiences: 'TVM_OIDC_AUDIENCE',
  /** What marks access tokens: `at+jwt` or `token_use`. Default: nothing. */
  accessMark: 'TVM_OIDC_ACCESS_MARK',
  /** The name of a claim, or the names on the way to it as a JSON list. Default: `groups`. */
  groupsPath: 'TVM_OIDC_GROUPS_CLAIM',
  /** Of a claim that is one text: `space`, or the character itself. Default: it has to be a list. */
  groupsSeparator: 'TVM_OIDC_GROUPS_SEPARATOR',
  /** Default: as the issuer's discovery document says. */
  jwksUri: 'TVM_OIDC_JWKS_URI',
  /** Separated by commas. Default: all that a published key can check. */
  algorithms: 'TVM_OIDC_ALGORITHMS',
  /** One of `oidcIdClaims`. Default: `sub`. */
  ...idVariables,
} as const;

/** The short name of a Cognito user pool whose people are to have the ids that mode `cognito` gives them. No id has a `*`. */
export const AS_IN_POOL = '*cognito';

/**
 * A token of an OpenID provider, which the function itself verifies, by the provider's published keys. It reads no claim
 * from any gateway: an authorizer before it may refuse earlier, and never grants.
 */
export const oidcKind: MachineKind = {
  isForGuests: false,
  credentialHeaders: ['authorization'],
  createCallers: ({ env, createOidcCallerOf }) => {
    const callerOf = createOidcCallerOf(readOidcSettings(env));
    return behindAll(({ request }) => callerOf(request.headers.get('Authorization')));
  },
};

/** @throws Error that names the variable which is missing or wrong, and what is expected */
export function readOidcSettings(env: Environment): OidcSettings {
  const { issuer, shortName: shortNameVariable, audiences } = oidcVariables;
  const given = (field: keyof typeof oidcVariables) => env[oidcVariables[field]]?.trim() || undefined;
  const shortName = needed(env, shortNameVariable);
  const isPool = shortName === AS_IN_POOL;
  const settings = {
    issuer: needed(env, issuer),
    shortName: isPool ? null : shortName,
    audiences: audiencesOf(needed(env, audiences)),
    ...defined({
      token: given('token'),
      accessMark: given('accessMark'),
      groupsPath: pathOf(given('groupsPath')),
      groupsSeparator: separatorOf(given('groupsSeparator')),
      jwksUri: given('jwksUri'),
      algorithms: given('algorithms') && listOf(given('algorithms') ?? ''),
    }),
    ...readIdRules<OidcIdClaim>(env, isPool ? poolIdClaims : oidcIdClaims),
  } as OidcSettings;
  for (const [field, fault] of Object.entries(oidcFaults(settings))) {
    const variable = oidcVariables[field as keyof typeof oidcVariables];
    throw new Error(`unable to start; ${variable} ${fault}`);
  }
  return settings;
}

/** The variables that say these settings: what `readOidcSettings` reads, the other way round. */
export function oidcEnvironment(settings: OidcSettings): Readonly<Record<string, string>> {
  const { issuer, shortName, token, audiences, accessMark, groupsPath, groupsSeparator } = settings;
  const { jwksUri, algorithms, idClaim, emailsAreUniqueAndPublic = false } = settings;
  const values = {
    issuer,
    shortName: shortName ?? AS_IN_POOL,
    token,
    audiences: audiences.some((each) => /^\[|,/.test(each)) ? JSON.stringify(audiences) : audiences.join(','),
    accessMark,
    groupsPath: groupsPath && JSON.stringify(groupsPath),
    groupsSeparator: groupsSeparator === ' ' ? 'space' : groupsSeparator,
    jwksUri,
    algorithms: algorithms?.join(','),
    idClaim,
    emailIds: emailsAreUniqueAndPublic ? UNIQUE_AND_PUBLIC : undefined,
  } satisfies Readonly<Record<keyof typeof oidcVariables, string | undefined>>;
  const entries = Object.entries(defined(values)) as [keyof typeof oidcVariables, string][];
  return Object.fromEntries(entries.map(([field, value]) => [oidcVariables[field], value]));
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** One of them may have a comma in it. */
function audiencesOf(text: string): readonly string[] {
  return jsonListIn(text) ?? listOf(text);
}

function pathOf(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : (jsonListIn(text) ?? [text]);
}

/**
 * @returns undefined for what is not meant as a list; an empty one for what is meant so and is none: `oidcFaults` says that
 * nothing is in it
 */
function jsonListIn(text: string): readonly string[] | undefined {
  return text.trim().startsWith('[')
    ? (Object.values(jsonFieldsOf(text) ?? {}) as readonly string[])
    : undefined;
}

function separatorOf(text: string | undefined): string | undefined {
  return text === 'space' ? ' ' : text;
}

function defined(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
