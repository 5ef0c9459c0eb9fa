import { BadControlRequest, ControlFields } from '../control-fields.ts';
import { createControlHttp, type HttpHandler } from '../control-http.ts';
import type { CognitoControl } from './control.ts';
import type { InjectedFailure } from './faults.ts';

type Verb = (control: CognitoControl, fields: ControlFields) => unknown;

const named = (fields: ControlFields, name: string) => fields.required(name, fields.text(name));

/** `POST /_control/<verb>` with the fields as JSON; the verbs are the methods of `CognitoControl`. */
const VERBS: Readonly<Record<string, Verb>> = {
  fail: (control, fields) => control.fail(failureIn(fields)),
  delay: (control, fields) =>
    control.delay({ action: fields.text('action'), ms: fields.required('ms', fields.number('ms')) }),
  hang: (control, fields) => control.hang(fields.text('action')),
  unlearn: (control, fields) => control.unlearn(named(fields, 'action')),
  askFor: (control, fields) =>
    control.askFor({ challenge: named(fields, 'challenge'), parameters: fields.texts('parameters') }),
  setMembers: (control, fields) => control.setMembers(named(fields, 'group'), fields.textList('usernames')),
  callsOf: (control, fields) => ({ calls: control.callsOf(named(fields, 'action')) }),
  codesSentTo: (control, fields) => ({ codes: control.codesSentTo(named(fields, 'username')) }),
  totpCode: async (control, fields) => ({ code: await control.totpCode(named(fields, 'username')) }),
  expireRefreshTokens: (control, fields) => control.expireRefreshTokens(fields.text('username')),
  rotateRefreshTokens: (control, fields) => {
    const graceSeconds = fields.required('graceSeconds', fields.numberOrNever('graceSeconds'));
    // `null`: tokens rotate no more.
    control.rotateRefreshTokens(Number.isFinite(graceSeconds) ? { graceSeconds } : undefined);
  },
  rememberDevices: (control, fields) =>
    control.rememberDevices(fields.required('isRemembering', fields.flag('isRemembering'))),
  setRelyingParty: (control, fields) => control.setRelyingParty(named(fields, 'id')),
  revokeTokens: (control, fields) => control.revokeTokens(named(fields, 'username')),
  expireCodes: (control) => control.expireCodes(),
  expireSessions: (control) => control.expireSessions(),
  reset: (control) => control.reset(),
};

/** The control over HTTP. */
export function cognitoControlHttp(control: CognitoControl): HttpHandler {
  const bound = Object.entries(VERBS).map(([name, verb]) => [
    name,
    (body: unknown) => verb(control, new ControlFields(body)),
  ]);
  return createControlHttp({ post: Object.fromEntries(bound) as Record<string, (body: unknown) => unknown> });
}

function failureIn(fields: ControlFields): InjectedFailure {
  const base = { action: fields.text('action'), times: fields.number('times') };
  if (fields.flag('drop')) return { ...base, drop: true };
  if (fields.flag('dropAnswer')) return { ...base, dropAnswer: true };
  const [code, page, httpStatus] = [fields.text('code'), fields.text('page'), fields.number('httpStatus')];
  if (code !== undefined) return { ...base, code, message: fields.text('message'), httpStatus };
  if (page === undefined) throw new BadControlRequest('"code", "page", "drop" or "dropAnswer" is missing');
  return { ...base, page, httpStatus: fields.required('httpStatus', httpStatus) };
}
