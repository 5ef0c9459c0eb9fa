// Signature Version 4 of AWS, as far as one POST of JSON needs it.
// (Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html)

import { createHash, createHmac } from 'node:crypto';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary credentials, as a function has them, come with one. */
  readonly sessionToken: string | undefined;
}

export interface RequestToSign {
  readonly service: string;
  readonly region: string;
  /** The path is `/`, and there is no query. */
  readonly host: string;
  /** Names in lower case. All of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Epoch ms. */
  readonly nowMs: number;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** @returns the headers to send: those given, `host`, and those that prove who asks. */
export function signedHeaders(
  { service, region, host, headers, body, nowMs }: RequestToSign,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
): Record<string, string> {
  // 20150830T123600Z
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const date = time.slice(0, 8);
  const sent: Record<string, string> = {
    ...headers,
    host,
    'x-amz-date': time,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const names = Object.keys(sent).toSorted();
  const signedNames = names.join(';');
  const lines = names.map((name) => `${name}:${sent[name]}\n`).join('');
  const canonicalRequest = ['POST', '/', '', lines, signedNames, sha256(body)].join('\n');

  const scope = `${date}/${region}/${service}/aws4_request`;
  const textToSign = [ALGORITHM, time, scope, sha256(canonicalRequest)].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, textToSign).toString('hex');
  return {
    ...sent,
    authorization: `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${signedNames}, Signature=${signature}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
