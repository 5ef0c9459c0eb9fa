import { createControlHttp, type HttpHandler } from '../control-http.ts';
import type { MomentoControl } from './control.ts';
import { MomentoControlFields } from './control-fields.ts';

type Verb = (control: MomentoControl, fields: MomentoControlFields) => unknown;

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

/** The control over HTTP; `GET /_control/counters` tells what was counted. */
export function momentoControlHttp(control: MomentoControl): HttpHandler {
  const bound = Object.entries(VERBS).map(([name, verb]) => [
    name,
    (body: unknown) => verb(control, new MomentoControlFields(body)),
  ]);
  return createControlHttp({
    post: Object.fromEntries(bound) as Record<string, (body: unknown) => unknown>,
    get: { counters: () => control.counters() },
  });
}
