// The part of the composition root that makes check-ups, loaded when somebody runs one.

import type { Clock } from '../base/clock.ts';
import { newId } from '../base/new-id.ts';
import type { AppConfig } from '../config/app-config.ts';
import { machineSteps } from '../diagnostics/machine-steps.ts';
import type {
  Findings,
  MachineAnswer,
  MachineOutcome,
  MachineProbe,
  TopicProbe,
  Vended,
} from '../diagnostics/probes.ts';
import { reportOf } from '../diagnostics/report.ts';
import { runSteps } from '../diagnostics/run-steps.ts';
import { topicSteps } from '../diagnostics/topic-steps.ts';
import { MomentoTransport } from '../momento/momento-transport.ts';
import { IdentityError } from '../sign-in/identity-error.ts';
import type { AskedMachine } from '../sign-in/kind-check-up.ts';
import { asksWho, kindOf, type MachineConfig } from '../sign-in/kinds.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import { TopicError } from '../topics/transport.ts';
import type { TvmAuthorization } from '../tvm-client/authorizer.ts';
import { refusesThisPage } from '../tvm-client/cors-probe.ts';
import { exchange } from '../tvm-client/http-exchange.ts';
import { codeOfRefusal } from '../tvm-client/status-table.ts';
import { lifetimeMs } from '../tvm-client/token-lifetime.ts';
import { TvmError, type TvmErrorCode } from '../tvm-client/tvm-error.ts';
import { parseVendAnswer } from '../tvm-client/vend-answer.ts';
import type { CheckUpOptions } from '../ui/diagnostics/check-up-services.ts';

export interface CheckUpParts {
  readonly config: AppConfig;
  readonly clock: Clock;
  /** The way in of a machine that asks who people are; always the same one. */
  readonly wayIn: (machineName: string) => Promise<WayIn>;
}

const fetch = (request: Request) => globalThis.fetch(request);
// Where the browser does not tell, nothing speaks against it.
const isOnline = () => navigator.onLine !== false;

/** Runs a check-up of one machine and of what lies behind it. It changes nothing for whoever is in a room. */
export async function checkUp(
  { config, clock, wayIn }: CheckUpParts,
  { machineName, signal, onProgress }: CheckUpOptions,
): Promise<{ readonly report: string }> {
  const machine = config.tokenVendingMachines.find(({ name }) => name === machineName);
  if (!machine) throw new Error(`unable to run a check-up; no machine is named "${machineName}"`);
  const { setUp } = await kindOf(machine).setUp();
  const findings: Findings = {};
  const probe = machineProbe({ machine, wayIn, clock });
  const asked = () =>
    findings.answer && {
      authorization: probe.shown.authorization,
      failure: probe.shown.failure,
      isUnknown: findings.answer.refusal === 'unauthorized',
    };
  const own = (await setUp.checkUp?.steps(machine, { fetch, isOnline, asked })) ?? [];
  const topic = topicSteps({
    connect: (vended) => topicProbe(vended, { config, clock }),
    clock,
    isOnline,
    findings,
    checkUpId: newId(),
  });
  const takenAt = new Date(clock.wallMs()).toISOString();
  try {
    const steps = await runSteps({
      steps: [...machineSteps({ machine: probe, clock, isOnline, findings }), ...topic.steps, ...own],
      clock,
      signal,
      onProgress,
    });
    const { auth, url } = machine;
    const signedIn = findings.hasIdentity || findings.isSignInFailing;
    const subject = { auth, machine: url, signedIn: asksWho(machine) ? signedIn : undefined };
    return { report: reportOf(steps, { subject, takenAt }) };
  } finally {
    topic.close();
  }
}

function machineProbe(options: {
  readonly machine: MachineConfig;
  readonly wayIn: CheckUpParts['wayIn'];
  readonly clock: Clock;
}): MachineProbe & { readonly shown: Shown } {
  const { machine, wayIn, clock } = options;
  const { url, name } = machine;
  let shown: Shown = {};
  return {
    asksWho: asksWho(machine),
    url,
    get shown() {
      return shown;
    },
    ask: async (signal) => {
      shown = asksWho(machine) ? await shownBy(await wayIn(name), signal) : { authorization: {} };
      const { authorization, failure } = shown;
      const outcome = await askMachine({ url, authorization, clock, signal });
      return { outcome, hasIdentity: authorization !== undefined, isSignInFailing: failure !== undefined };
    },
  };
}

/** What the machine is shown of whoever is signed in; neither where nobody is. */
type Shown = Pick<AskedMachine, 'failure'> & { readonly authorization?: TvmAuthorization | undefined };

/** A refusal of the machine is told, but not to the way in: a check-up signs nobody out. */
async function shownBy(wayIn: WayIn, signal: AbortSignal): Promise<Shown> {
  if (wayIn.identity.state !== 'signed-in') return {};
  try {
    return { authorization: await wayIn.authorizer.authorize({ signal }) };
  } catch (error) {
    return error instanceof IdentityError ? { failure: error } : {};
  }
}

async function askMachine(options: {
  readonly url: string;
  readonly authorization: TvmAuthorization | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<MachineOutcome> {
  const { url, authorization, clock, signal } = options;
  try {
    const { response, text } = await exchange({ ...authorization, url, fetch, signal, inPage: true });
    return {
      status: response.status,
      refusal: refusalOf(response, text),
      date: response.headers.get('date'),
      text,
      vended: response.ok ? vendedIn(text, clock) : undefined,
    };
  } catch (error) {
    if (!(error instanceof TvmError)) throw error;
    if (error.code === 'rejected') return 'unsendable';
    return error.refusesThisPage ? 'refuses-page' : 'unreachable';
  }
}

const REFUSALS: Readonly<Partial<Record<TvmErrorCode, MachineAnswer['refusal']>>> = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  throttled: 'throttled',
  unavailable: 'unavailable',
  timeout: 'unavailable',
};

function refusalOf({ ok, status }: Response, text: string): MachineAnswer['refusal'] {
  if (ok) return undefined;
  return status < 400 ? 'redirected' : (REFUSALS[codeOfRefusal(status, text)] ?? 'rejected');
}

function vendedIn(text: string, clock: Clock): Vended | undefined {
  const answer = parseVendAnswer(text);
  if (!answer) return undefined;
  const { token, expiry } = answer;
  const lifeMs = lifetimeMs(expiry, { wallMs: clock.wallMs(), assumedLifetimeMs: 0 });
  return { ...token, ...expiry, lifeMs: lifeMs > 0 ? lifeMs : undefined };
}

function topicProbe(
  { authToken, topics }: Vended,
  { config, clock }: Pick<CheckUpParts, 'config' | 'clock'>,
): TopicProbe | { readonly foreignHost: string } | undefined {
  const {
    cacheName,
    rooms: [room = 'lobby'],
    momentoEndpoint,
    momentoHosts,
  } = config;
  const transport = new MomentoTransport({ endpoint: momentoEndpoint, hosts: momentoHosts, clock });
  const topicName = topics && !topics.includes(room) ? (topics[0] ?? room) : room;
  const target = { authToken, cacheName, topicName };
  const url = urlFor(transport, authToken);
  if (typeof url !== 'string') return url;
  return {
    url,
    answers: (signal) => refusesThisPage({ fetch, url, signal }),
    listen: ({ onFrame, onText, onEnd }, { endsAfterMs } = {}) => {
      const stream = transport.open(
        { ...target, position: { page: 0, next: 0 }, endsAfterMs },
        {
          onItem: ({ value }) => {
            onFrame();
            if (typeof value === 'string') onText(value);
          },
          onHeartbeat: onFrame,
          onDiscontinuity: onFrame,
          onEnd: (error) => onEnd(error?.code),
        },
      );
      return () => stream.cancel();
    },
    publish: async (text, signal) => {
      try {
        await transport.publish({ ...target, text, signal });
        return undefined;
      } catch (error) {
        if (error instanceof TopicError) return error.code;
        throw error;
      }
    },
  };
}

function urlFor(
  transport: MomentoTransport,
  authToken: string,
): string | { readonly foreignHost: string } | undefined {
  try {
    return transport.urlFor(authToken);
  } catch (error) {
    const foreignHost = error instanceof TopicError ? error.host : undefined;
    return foreignHost === undefined ? undefined : { foreignHost };
  }
}
