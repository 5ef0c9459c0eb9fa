import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { serveLocally } from './http-server.ts';

export interface FakeSecretsManager {
  /** What a program is started with to find this one. */
  readonly env: Readonly<Record<string, string>>;
  /** By id; change it to rotate one. */
  readonly secrets: Map<string, string>;
  readonly calls: readonly string[];
  close(): Promise<void>;
}

interface Call {
  readonly SecretId: string;
  readonly SecretString?: string;
}

/** AWS Secrets Manager over HTTP, as far as its client asks for it here: get and put of a text. */
export async function startFakeSecretsManager(
  initial: Readonly<Record<string, string>>,
): Promise<FakeSecretsManager> {
  const secrets = new Map(Object.entries(initial));
  const calls: string[] = [];

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const operation = String(request.headers['x-amz-target']).replace('secretsmanager.', '');
    const { SecretId, SecretString } = JSON.parse(await text(request)) as Call;
    calls.push(`${operation} ${SecretId}`);
    if (!secrets.has(SecretId)) return { status: 400, body: { __type: 'ResourceNotFoundException' } };
    if (operation === 'PutSecretValue' && SecretString !== undefined) secrets.set(SecretId, SecretString);
    return { status: 200, body: { Name: SecretId, SecretString: secrets.get(SecretId) } };
  };

  const server = await serveLocally((request, response) => {
    void answer(request).then(({ status, body }) =>
      response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body)),
    );
  });
  return {
    env: {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: server.origin,
      AWS_REGION: 'us-west-2',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    secrets,
    calls,
    close: () => server.close(),
  };
}
