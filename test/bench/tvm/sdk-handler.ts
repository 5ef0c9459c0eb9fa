// The token function as it is with Momento's SDK and AWS's client: what the real one is measured against.

import { readTokenFunctionSettings } from '../../../tvm/lambda/environment.ts';
import { createLambdaHandler } from '../../../tvm/lambda/lambda-handler.ts';
import { awsSecret } from '../../../tvm/lambda/secret-store.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';

const { apiKeySecretId, standInAddress, ...settings } = readTokenFunctionSettings(process.env);
const secret = awsSecret(apiKeySecretId);

export const handler = createLambdaHandler({
  ...settings,
  env: process.env,
  readSecret: () => secret.read(),
  createVendor(key) {
    if (standInAddress === undefined || key.kind !== 'legacy')
      throw new Error('unable to measure; there is no stand-in');
    return createMomentoVendor({ key, standInAddress });
  },
});
