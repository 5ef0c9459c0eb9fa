import { expect, it } from 'vitest';
import { readTokens } from '../../../src/sign-in/cognito/session-tokens.ts';
import { IdTokenIssuer } from '../../tvm/contract/id-tokens.ts';

const issuer = new IdTokenIssuer({ issuer: () => 'https://pool.example/local_Pool', clientId: 'client' });

const tokensWith = (claims: object) =>
  readTokens(
    { idToken: issuer.token({ ...issuer.claims('ann', []), ...claims }), accessToken: '', refreshToken: '' },
    { nowMs: 0 },
  );

it.each([
  [{ preferred_username: 'Queen Ann', nickname: 'Annie', name: 'Ann Lee' }, 'Queen Ann'],
  [{ nickname: 'Annie', name: 'Ann Lee' }, 'Annie'],
  // The name of a passport is nobody's business.
  [{ name: 'Ann Lee', email: 'ann@example.com' }, undefined],
  [{ preferred_username: 5 }, undefined],
])('what somebody wants to be called is, of %j, %j', (claims, claimedName) => {
  expect(tokensWith(claims)?.claimedName).toBe(claimedName);
});
