import { text } from 'node:stream/consumers';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, it } from 'vitest';
import { signedHeaders } from '../../../tvm/lambda/aws-signature.ts';
import { serveLocally } from '../../support/http-server.ts';

it('is the one of the example that AWS publishes (post-vanilla)', () => {
  const { authorization } = signedHeaders(
    {
      service: 'service',
      region: 'us-east-1',
      host: 'example.amazonaws.com',
      headers: {},
      body: '',
      nowMs: Date.parse('2015-08-30T12:36:00Z'),
    },
    {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      sessionToken: undefined,
    },
  );
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  );
});

it('is the one of AWS’s own client for the same request', async () => {
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'not so secret', sessionToken: 'session' };
  let seen: { headers: Record<string, string>; body: string } | undefined;
  const server = await serveLocally((request, response) => {
    void text(request).then((body) => {
      seen = { headers: { ...request.headers } as Record<string, string>, body };
      response.end('{"SecretString":"x"}');
    });
  });
  const client = new SecretsManagerClient({ endpoint: server.origin, region: 'eu-central-1', credentials });
  await client.send(new GetSecretValueCommand({ SecretId: 'key' }));
  client.destroy();
  await server.close();

  const { headers = {}, body = '' } = seen ?? {};
  const { authorization = '', 'x-amz-date': time = '' } = headers;
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
  const added = ['host', 'x-amz-date', 'x-amz-security-token'];
  const signed = names.filter((name) => !added.includes(name)).map((name) => [name, headers[name] ?? '']);
  const ours = signedHeaders(
    {
      service: 'secretsmanager',
      region: 'eu-central-1',
      host: headers['host'] ?? '',
      headers: Object.fromEntries(signed) as Record<string, string>,
      body,
      nowMs: Date.parse(time.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5')),
    },
    credentials,
  );
  expect(names).toContain('x-amz-security-token');
  expect(ours['authorization']).toBe(authorization);
});
