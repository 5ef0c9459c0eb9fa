import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Environment, needed } from '../environment.ts';
import { jsonFieldsOf } from '../json-fields.ts';
import { type AwsCredentials, signedHeaders } from './aws-signature.ts';

export interface SecretRequestOptions {
  /** ARN or name. */
  readonly secretId: string;
  /** Region, credentials and endpoint, as the Lambda runtime and AWS's own clients name them. */
  readonly env: Environment;
  /** For all attempts together. Default 3 s: below a function's own deadline, so that it can still say what is wrong. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 3_000;
const ATTEMPTS = 2;
/** A secret has at most 64 kB. */
const MAX_ANSWER_BYTES = 262_144;

/** Secrets Manager has refused; `name` is its code, e.g. `ResourceNotFoundException`. Its text may hold anything. */
class SecretRefusal extends Error {
  readonly isTransient: boolean;

  constructor(code: string, { isTransient }: { isTransient: boolean }) {
    super('unable to read the secret');
    this.name = code;
    this.isTransient = isTransient;
  }
}

/**
 * Reads a secret of AWS Secrets Manager with one signed request: importing AWS's client takes longer than all else
 * that a cold function does. What failed on the way, or at the service, is tried once more.
 * @returns a function that rejects with an Error whose text holds nothing of the secret
 */
export function secretRequest({
  secretId,
  env,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: SecretRequestOptions): () => Promise<string> {
  return async () => {
    const signal = AbortSignal.timeout(timeoutMs);
    for (let attempt = 1; ; attempt++) {
      try {
        return await read({ secretId, env, signal });
      } catch (error) {
        const isFinal = error instanceof SecretRefusal && !error.isTransient;
        if (isFinal || signal.aborted || attempt === ATTEMPTS) throw error;
      }
    }
  };
}

async function read({ secretId, env, signal }: { secretId: string; env: Environment; signal: AbortSignal }) {
  const region = needed(env, 'AWS_REGION');
  const url = new URL(
    env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? env['AWS_ENDPOINT_URL'] ?? endpointIn(region),
  );
  const body = JSON.stringify({ SecretId: secretId });
  const headers = signedHeaders(
    {
      service: 'secretsmanager',
      region,
      host: url.host,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.GetSecretValue',
      },
      body,
      nowMs: Date.now(),
    },
    credentialsIn(env),
  );
  const { status, text } = await post({ url, headers, body, signal });
  // The error of `JSON.parse` would quote the secret.
  const { SecretString, __type } = jsonFieldsOf(text) ?? {};
  if (status !== 200) {
    throw new SecretRefusal(typeof __type === 'string' ? codeIn(__type) : `Status${status}`, {
      isTransient: status >= 500 || status === 429,
    });
  }
  if (typeof SecretString !== 'string')
    throw new Error('unable to read the secret; it is binary, expected text');
  return SecretString;
}

function endpointIn(region: string): string {
  return `https://secretsmanager.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

function credentialsIn(env: Environment): AwsCredentials {
  return {
    accessKeyId: needed(env, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: needed(env, 'AWS_SECRET_ACCESS_KEY'),
    sessionToken: env['AWS_SESSION_TOKEN'] || undefined,
  };
}

interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Not `fetch`: the first use of Node's costs a cold function more than this file. */
function post({ url, headers, body, signal }: Post): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    const sending = request(url, { method: 'POST', headers, signal }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
        if (text.length > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too long'));
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

/** `com.amazonaws.secretsmanager#ResourceNotFoundException`, or the last part alone. */
function codeIn(type: string): string {
  return type.replace(/^.*#/, '');
}
