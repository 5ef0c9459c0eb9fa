// The entry of the token function: what it is told by its environment, put together once for each sandbox.

import { createDirectVendor } from '../direct/direct-vendor.ts';
import type { MomentoKey } from '../momento-key.ts';
import type { TokenVendor } from '../token-vendor.ts';
import { readTokenFunctionSettings } from './environment.ts';
import { createLambdaHandler } from './lambda-handler.ts';
import { secretRequest } from './secret-request.ts';

const { apiKeySecretId, standInAddress, ...settings } = readTokenFunctionSettings(process.env);

export const handler = createLambdaHandler({
  ...settings,
  env: process.env,
  readSecret: secretRequest({ secretId: apiKeySecretId, env: process.env }),
  createVendor,
  isEager: true,
});

function createVendor(key: MomentoKey): TokenVendor {
  if (standInAddress === undefined) return createDirectVendor({ key });
  if (key.kind !== 'legacy') throw new Error('unable to use the stand-in; it takes a legacy key');
  return createDirectVendor({ key, standInAddress });
}
