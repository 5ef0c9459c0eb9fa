import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { LocalCognito } from '../../../local/cognito/local-cognito.ts';

/** AWS's own client. What a page may call needs no keys; the client wants some all the same. */
export function awsClient({ url, region }: Pick<LocalCognito, 'url' | 'region'>) {
  return new CognitoIdentityProviderClient({
    endpoint: url,
    region,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
}
