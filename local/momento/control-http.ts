import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MomentoControl } from './control.ts';
import { BadControlRequest, ControlFields } from './control-fields.ts';
import type { HttpHandler } from './web-front.ts';

const PREFIX = '/_control/';
const LARGEST_BODY_BYTES = 1 << 20;

type Verb = (control: MomentoControl, fields: ControlFields) => unknown;

const FAULT_TARGETS = ['all', 'subscribe', 'publish', 'vend', 'control'] as const;

/** `POST /_control/<verb>` with the fields as JSON; the verbs are the methods of `MomentoControl`. */
const VERBS: Readonly<Record<string, Verb>> = {
  dropStreams: (control, fields) => ({ streams: control.dropStreams(fields.streamFilter()) }),
  endStreams: (control, fields) => ({ streams: control.endStreams(fields.streamFilter()) }),
  failStreams: (control, fields) => ({
    streams: control.failStreams(fields.status(), {
      message: fields.text('message'),
      reason: fields.text('reason'),
      filter: fields.streamFilter(),
    }),
  }),
  freeze: (control, fields) => control.freeze(fields.streamFilter(), { onlyOpen: fields.flag('onlyOpen') }),
  unfreeze: (control) => control.unfreeze(),
  refuse: (control, fields) => control.refuse(fields.refusal(FAULT_TARGETS)),
  delay: (control, fields) =>
    control.delay({
      ms: fields.required('ms', fields.number('ms')),
      operation: fields.oneOf('operation', FAULT_TARGETS),
      host: fields.text('host'),
      phase: fields.oneOf('phase', ['before', 'after']),
    }),
  hang: (control, fields) => control.hang(fields.oneOf('operation', FAULT_TARGETS)),
  resetTopic: (control, fields) =>
    control.resetTopic(fields.topic(), fields.oneOf('announcement', ['first', 'off-by-one', 'never'])),
  publish: (control, fields) =>
    control.publish({ ...fields.topic(), publisherId: fields.text('publisherId') }, fields.itemValue()),
  setHeartbeats: (control, fields) =>
    control.setHeartbeats({ everyMs: fields.numberOrNever('everyMs'), first: fields.flag('first') }),
  honourDeadlines: (control, fields) =>
    control.honourDeadlines(fields.required('honoured', fields.flag('honoured'))),
  setDiscontinuities: (control, fields) =>
    control.setDiscontinuities(
      fields.required('mode', fields.oneOf('mode', ['on-gap', 'always', 'off-by-one', 'never'])),
    ),
  setTopicHabits: (control, fields) =>
    control.setTopicHabits({
      dropsUnheard: fields.flag('dropsUnheard'),
      replaysOnJoin: fields.flag('replaysOnJoin'),
    }),
  setPreflights: (control, fields) =>
    control.setPreflights({ areKept: fields.required('areKept', fields.flag('areKept')) }),
  expireTokens: (control) => control.expireTokens(),
  limitTokenLife: (control, fields) =>
    control.limitTokenLife(fields.required('seconds', fields.numberOrNever('seconds'))),
  withhold: (control, fields) => control.withhold(fields.list('operations', ['publish', 'subscribe'])),
  overrideErrorText: (control, fields) => {
    const text = fields.text('text');
    control.overrideErrorText(text === undefined ? undefined : { text, unescaped: fields.flag('unescaped') });
  },
  reset: (control) => control.reset(),
};

/** The control for other processes of this machine: no browser page and no other machine may use it. */
export function createControlHttp(control: MomentoControl): HttpHandler {
  return (request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith(PREFIX)) return false;
    if (isForeign(request))
      answer(response, 403, { error: 'the control serves programs on this machine only' });
    else void serve({ control, request, response, verb: path.slice(PREFIX.length) });
    return true;
  };
}

async function serve(options: {
  readonly control: MomentoControl;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly verb: string;
}): Promise<void> {
  const { control, request, response, verb } = options;
  if (request.method === 'GET' && verb === 'counters') return answer(response, 200, control.counters());
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!run || request.method !== 'POST') {
    return answer(response, 404, { error: `no such verb: ${request.method} ${verb}` });
  }
  try {
    answer(response, 200, run(control, new ControlFields(await bodyOf(request))) ?? {});
  } catch (error) {
    const isCallers = error instanceof BadControlRequest;
    answer(response, isCallers ? 400 : 500, { error: isCallers ? error.message : String(error) });
  }
}

/**
 * Whether a request may come from elsewhere: another machine, a page (which cannot help sending `origin` or
 * `sec-fetch-site`), or a name that was made to point here.
 */
function isForeign({ headers, socket }: IncomingMessage): boolean {
  const peer = socket.remoteAddress ?? '';
  const host = (headers.host ?? '').replace(/:\d+$/u, '');
  const isLocal =
    /^(::1|(::ffff:)?127\.)/u.test(peer) && /^(127\.[\d.]+|\[::1\]|(.+\.)?localhost)$/u.test(host);
  return !isLocal || headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none';
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) throw new BadControlRequest('the body is too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BadControlRequest('the body is not JSON');
  }
}
