import { idClaimFault } from '../../kinds/id-claim.ts';
import { AS_IN_POOL } from '../../kinds/oidc.ts';
import {
  accessMarks,
  type OidcIdClaim,
  type OidcSettings,
  oidcFaults,
  poolIdClaims,
  signatureAlgorithms,
} from '../../kinds/oidc-settings.ts';
import type { MachineDeployment } from '../deployment.ts';
import type { Field, FieldReader, ObjectFields } from '../field-reader.ts';

/** The provider is there already, and knows the page. */
export interface ProviderMachine extends MachineDeployment {
  readonly settings: OidcSettings;
  /** What only the page has to know, as its `config.json` calls it. */
  readonly page: Readonly<Record<string, string>>;
  /** Where the page asks the provider, beside its issuer. */
  readonly origins: readonly string[];
}

/** The provider is a user pool of the stack. */
export interface OwnPoolMachine extends MachineDeployment {
  readonly managedLogin: {
    readonly domainPrefix: string;
    /** Default: the root of each allowed origin. */
    readonly pageUrls?: readonly string[];
  };
  readonly selfSignUp: boolean;
  readonly idClaim?: OidcIdClaim;
  readonly emailsAreUniqueAndPublic: boolean;
}

export type OidcMachine = ProviderMachine | OwnPoolMachine;
type Own<Machine> = Omit<Machine, keyof MachineDeployment>;

/** What may be added to the question to the provider. */
const parameterKeys = ['audience', 'resource', 'prompt', 'domainHint', 'identityProvider'] as const;
const pageKeys = ['clientId', 'scopes', 'signOut', 'formPrompt', ...parameterKeys] as const;
const settingKeys = [
  'issuer',
  'shortName',
  'token',
  'audiences',
  'accessMark',
  'groupsPath',
  'groupsSeparator',
  'jwksUri',
  'algorithms',
] as const;
const providerKeys = [...settingKeys, ...pageKeys, 'origins'] as const;
const ownPoolKeys = ['managedLogin', 'selfSignUp'] as const;

export const oidcKeys = [...providerKeys, ...ownPoolKeys, 'idClaim', 'emailsAreUniqueAndPublic'];

const TOKENS = ['id', 'access'] as const;
const TEXT_LENGTH = 512;
const SCOPES = { pattern: /^openid( [!-~]+)*$/, expected: 'scopes separated by a space, "openid" first' };
const SEPARATOR = { pattern: /^.$/s, expected: 'one character' };
const ORIGIN = {
  pattern: /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/,
  expected: 'an exact origin such as "https://login.example.com"',
};
const PAGE_URL = {
  pattern: /^https:\/\/[^?#\s]+\/[^?#\s]*$|^http:\/\/localhost(:\d+)?\/[^?#\s]*$/,
  expected: 'the address of a page such as "https://www.example.com/chat/", without a query',
};
const WORD_TO_GIVE = '"emailsAreUniqueAndPublic": true';
/** (Source: AWS, "Configuring a user pool domain".) */
const DOMAIN_PREFIX = {
  pattern: /^(?!.*(?:aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  expected: '1 to 63 of a to z, 0 to 9 and "-", without "aws", "amazon" and "cognito"',
};

export function readOidcFields(
  reader: FieldReader,
  fields: ObjectFields,
): Own<ProviderMachine> | Own<OwnPoolMachine> {
  const isOwnPool = fields.at('managedLogin').value !== undefined;
  for (const key of isOwnPool ? providerKeys : (['selfSignUp'] as const)) {
    const { value, path } = fields.at(key);
    if (value === undefined) continue;
    const whose = isOwnPool ? 'a provider that is there already' : 'a user pool of the stack (managedLogin)';
    reader.problems.push(`${path} belongs to ${whose}, and this machine has another one`);
  }
  return isOwnPool ? readOwnPool(reader, fields) : readProvider(reader, fields);
}

function readOwnPool(reader: FieldReader, fields: ObjectFields): Own<OwnPoolMachine> {
  const login = reader.object(fields.at('managedLogin'), ['domainPrefix', 'pageUrls']);
  const emailsAreUniqueAndPublic = reader.flag(fields.at('emailsAreUniqueAndPublic', false));
  return {
    managedLogin: {
      domainPrefix: reader.matching(login.at('domainPrefix'), DOMAIN_PREFIX),
      ...login.given('pageUrls', (urls) => reader.list(urls, (url) => reader.matching(url, PAGE_URL))),
    },
    selfSignUp: reader.flag(fields.at('selfSignUp', false)),
    emailsAreUniqueAndPublic,
    ...fields.given('idClaim', ({ value, path }) => {
      const rules = { claims: poolIdClaims, wordToGive: WORD_TO_GIVE };
      const fault = idClaimFault({ idClaim: value, emailsAreUniqueAndPublic }, rules);
      if (fault !== undefined) reader.problems.push(`${path} ${fault}`);
      return poolIdClaims.find((claim) => claim === value) ?? 'sub';
    }),
  };
}

function readProvider(reader: FieldReader, fields: ObjectFields): Own<ProviderMachine> {
  const text = (field: Field) => reader.text(field, TEXT_LENGTH);
  const texts = (field: Field) => reader.list(field, text);
  const problemsBefore = reader.problems.length;
  const clientId = text(fields.at('clientId'));
  const given = fields.given('token', (field) => reader.oneOf(field, TOKENS));
  const shortName = text(fields.at('shortName'));
  // The audience of an access token is the provider's to say; that of an ID token is the client.
  const audiences = texts(fields.at('audiences', given.token === 'access' ? undefined : [clientId]));
  const settings: OidcSettings = {
    issuer: text(fields.at('issuer')),
    shortName: shortName === AS_IN_POOL ? null : shortName,
    audiences,
    ...given,
    ...fields.given('accessMark', (field) => reader.oneOf(field, accessMarks)),
    ...fields.given('groupsPath', texts),
    ...fields.given('groupsSeparator', (field) => reader.matching(field, SEPARATOR)),
    ...fields.given('jwksUri', text),
    ...fields.given('algorithms', (field) =>
      reader.list(field, (each) => reader.oneOf(each, signatureAlgorithms)),
    ),
    ...fields.given('idClaim', (field) => text(field) as OidcIdClaim),
    emailsAreUniqueAndPublic: reader.flag(fields.at('emailsAreUniqueAndPublic', false)),
  };
  const page: Readonly<Record<string, string>> = {
    clientId,
    ...fields.given('scopes', (field) => reader.matching(field, SCOPES)),
    ...fields.given('signOut', (field) => reader.oneOf(field, ['standard', 'cognito', 'none'])),
    ...fields.given('formPrompt', (field) => reader.oneOf(field, ['login', 'select_account'])),
    ...Object.fromEntries(parameterKeys.flatMap((key) => Object.entries(fields.given(key, text)))),
  };
  const origins = reader.list(fields.at('origins', []), (origin) => reader.matching(origin, ORIGIN));
  if (reader.problems.length === problemsBefore) noteFaults(reader, { fields, settings });
  return { settings, page, origins };
}

/** What the machine would refuse at its start. */
function noteFaults(
  reader: FieldReader,
  { fields, settings }: { fields: ObjectFields; settings: OidcSettings },
): void {
  for (const [key, fault] of Object.entries(oidcFaults(settings))) {
    reader.problems.push(`${fields.at(key).path} ${fault}`);
  }
}
