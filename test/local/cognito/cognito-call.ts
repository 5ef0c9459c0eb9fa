import type { LocalCognito } from '../../../local/cognito/local-cognito.ts';

export interface CognitoAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One action over HTTP, as a page sends it. */
export async function callCognito(
  { url, clientId }: Pick<LocalCognito, 'url' | 'clientId'>,
  action: string,
  fields: object = {},
): Promise<CognitoAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify({ ClientId: clientId, ...fields }),
  });
  const body = (await response.json()) as CognitoAnswer['body'];
  return { status: response.status, headers: response.headers, body };
}
