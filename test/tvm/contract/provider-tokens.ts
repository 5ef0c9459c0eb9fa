import { type LocalOidc, startLocalOidc } from '../../../local/oidc/local-oidc.ts';
import type { OidcSettings } from '../../../tvm/kinds/oidc-settings.ts';
import { OidcVisitor } from '../../support/oidc-visitor.ts';

/** What a sign-in at the local provider, a real one, can bring. */
export type ProviderToken = 'id' | 'access' | 'opaque';

export interface SignedIn {
  readonly provider: LocalOidc;
  readonly tokens: Readonly<Record<string, Readonly<Record<ProviderToken, string>>>>;
}

let running: Promise<SignedIn> | undefined;

/** One provider for all machines of a test file, at which these people have signed in. */
export function signedInPeople(): Promise<SignedIn> {
  return (running ??= signInAll(['writer', 'reader', 'stranger']));
}

/** Idempotent. */
export async function closeProvider(): Promise<void> {
  const before = running;
  running = undefined;
  await (await before?.catch(() => undefined))?.provider.close();
}

/** How a machine is set up that takes these tokens of it. */
export function settingsFor(
  token: 'id' | 'access',
  { issuer, shortName, clientId, resource }: LocalOidc,
): OidcSettings & { readonly shortName: string } {
  return token === 'id'
    ? { issuer, shortName, audiences: [clientId] }
    : { issuer, shortName, token, audiences: [resource], accessMark: 'at+jwt' };
}

async function signInAll(people: readonly string[]): Promise<SignedIn> {
  const provider = await startLocalOidc();
  const entries = people.map(async (person) => {
    const { id_token, access_token } = await signIn(provider, person, { resource: provider.resource });
    const { access_token: opaque } = await signIn(provider, person);
    return [person, { id: id_token, access: access_token, opaque }] as const;
  });
  return { provider, tokens: Object.fromEntries(await Promise.all(entries)) };
}

function signIn(provider: LocalOidc, person: string, parameters: Readonly<Record<string, string>> = {}) {
  return new OidcVisitor(provider).signIn(person, parameters);
}
