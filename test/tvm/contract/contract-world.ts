import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/momento-stand-in.ts';
import { defaultPolicy } from '../../../tvm/default-policy.ts';
import type { AuthMode } from '../../../tvm/kinds/machine-kinds.ts';
import { hashPassword } from '../../../tvm/passwords/password-hash.ts';
import { formatUserDirectory } from '../../../tvm/passwords/user-directory.ts';
import { serveLocally } from '../../support/http-server.ts';
import type { ContractWorld } from './contract.ts';
import { CACHE, type MomentoTrouble, ORIGIN, OTHER_CACHE, OTHER_ORIGIN } from './contract-case.ts';
import { IdTokenIssuer } from './id-tokens.ts';
import { contractUsers } from './personas.ts';

export interface RunningWorld extends ContractWorld {
  readonly standIn: MomentoStandIn;
  readonly idTokens: IdTokenIssuer;
  trouble(momento: MomentoTrouble): void;
  close(): Promise<void>;
}

const USER_POOL_ID = 'local_Contract';
// Long enough for a token on a busy machine, short enough to wait for in a test.
const DEADLINE_MS = 2_000;

export async function startWorld(mode: AuthMode): Promise<RunningWorld> {
  const standIn = await startMomentoStandIn({ caches: [CACHE, OTHER_CACHE] });
  const clientId = 'contractclient';
  const idTokens: IdTokenIssuer = new IdTokenIssuer({
    issuer: () => issuer,
    clientId,
    isUserPool: mode !== 'oidc',
  });
  const documents = new Map<string, unknown>();
  const keys = await serveLocally((request, response) => {
    const document = documents.get(request.url ?? '');
    response.writeHead(document ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(document ? JSON.stringify(document) : '');
  });
  const issuer = `${keys.origin}/${mode === 'oidc' ? 'provider' : USER_POOL_ID}`;
  documents.set(`/${USER_POOL_ID}/.well-known/jwks.json`, idTokens.jwks);
  documents.set('/provider/.well-known/openid-configuration', { issuer, jwks_uri: `${keys.origin}/keys` });
  documents.set('/keys', idTokens.jwks);

  return {
    mode,
    policy: defaultPolicy({ authMode: mode, cacheName: CACHE }),
    allowedOrigins: [ORIGIN, OTHER_ORIGIN],
    momento: { key: { kind: 'legacy', apiKey: standIn.legacyApiToken }, standInAddress: standIn.grpcAddress },
    deadlineMs: DEADLINE_MS,
    users: contractUsers,
    usersSecret: await usersSecret(),
    pool: { issuer, userPoolId: USER_POOL_ID, clientId, jwks: idTokens.jwks },
    provider: { issuer, shortName: 'acme', audiences: [clientId] },
    standIn,
    idTokens,
    trouble: (momento) => makeTrouble(standIn, momento),
    close: async () => {
      await keys.close();
      await standIn.close();
    },
  };
}

async function usersSecret(): Promise<string> {
  const entries = contractUsers.map(async ({ userName, tier, password }) => {
    const hash = await hashPassword(password, { ln: 10, r: 8, p: 1 });
    return [userName, { tier, password: hash }] as const;
  });
  return formatUserDirectory(new Map(await Promise.all(entries)));
}

function makeTrouble({ control }: MomentoStandIn, momento: MomentoTrouble): void {
  switch (momento) {
    case 'down':
      return control.refuse({ operation: 'vend', status: 'UNAVAILABLE' });
    case 'silent':
      return control.hang('vend');
    case 'limited':
      return control.refuse({ operation: 'vend', status: 'RESOURCE_EXHAUSTED' });
    case 'wrong key':
      return control.refuse({ operation: 'vend', status: 'UNAUTHENTICATED' });
  }
}
