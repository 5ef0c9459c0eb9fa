// The entry of the token function: what it is told by its environment, put together once for each sandbox.

import type { MomentoKey } from '../momento-key.ts';
import { createMomentoVendor } from '../momento-vendor.ts';
import type { TokenVendor } from '../token-vendor.ts';
import { readTokenFunctionSettings } from './environment.ts';
import { createLambdaHandler } from './lambda-handler.ts';
import { awsSecret } from './secret-store.ts';

const { apiKeySecretId, standInAddress, ...settings } = readTokenFunctionSettings(process.env);
const secret = awsSecret(apiKeySecretId);

export const handler = createLambdaHandler({
  ...settings,
  env: process.env,
  readSecret: () => secret.read(),
  createVendor,
});

function createVendor(key: MomentoKey): TokenVendor {
  if (standInAddress === undefined) return createMomentoVendor({ key });
  if (key.kind !== 'legacy') throw new Error('unable to use the stand-in; it takes a legacy key');
  return createMomentoVendor({ key, standInAddress });
}
