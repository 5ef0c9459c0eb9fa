// What becomes of requests without a stream: what a browser asks first, and what it gets when the service is down.

const METHOD_PATH = '/cache_client.pubsub.Pubsub/Publish';
const WANTED = 'authorization,cache,content-type,grpc-timeout,x-grpc-web,x-user-agent';
const PATIENCE_MS = 20_000;

/** Whether a page of another origin would be allowed to go on. */
export async function playPreflight(origin: string): Promise<boolean> {
  const { ok, headers } = await fetch(origin + METHOD_PATH, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://chat.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': WANTED,
    },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const allowed = headers.get('access-control-allow-headers')?.toLowerCase() ?? '';
  return ok && WANTED.split(',').every((name) => allowed.includes(name));
}

/** What a proxy says when nothing is behind it: status, type, and whether a page may read it. */
export async function playDown(origin: string): Promise<string> {
  const begunAtMs = performance.now();
  const { status, headers } = await fetch(origin + METHOD_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/grpc-web-text' },
    body: '',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const seconds = Math.round((performance.now() - begunAtMs) / 1_000);
  const type = headers.get('content-type')?.split(';')[0] ?? 'no type';
  const cors = headers.has('access-control-allow-origin') ? '' : ', no CORS headers';
  return `${status} ${type}${cors}${seconds > 0 ? `, after ${seconds} s` : ''}`;
}
