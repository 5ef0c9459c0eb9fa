import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction, InteractionResults, Provider } from 'oidc-provider';
import { pageHeaders } from './html.ts';
import { oidcPeople, personOf } from './people.ts';
import { consentPage, errorPage, signInPage } from './provider-pages.ts';

export const INTERACTIONS_PATH = '/sign-in/';

const LARGEST_FORM_BYTES = 4_096;

/** The pages between being sent to the provider and being sent back: who are you, and may the chat know. */
export class Interactions {
  readonly #provider: Provider;

  constructor(provider: Provider) {
    this.#provider = provider;
  }

  /** Answers requests below `INTERACTIONS_PATH`. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const details = await this.#provider.interactionDetails(request, response).catch(() => undefined);
    if (!details) {
      const text = 'This sign-in is over: it was finished, or began too long ago, or in another browser.';
      return sendPage(response, { status: 400, text: errorPage({ code: 'no_interaction', text }) });
    }
    const isConsent = details.prompt.name === 'consent';
    if (request.method !== 'POST') {
      return sendPage(response, { text: isConsent ? askConsent(details) : signInPage(hintOf(details)) });
    }
    const form = await formOf(request);
    const finish = (result: InteractionResults) =>
      this.#provider.interactionFinished(request, response, result);
    if (form.get('answer') === 'no') return finish(refusal('The person went back without signing in.'));
    if (isConsent) return finish({ consent: { grantId: await this.#grant(details) } });

    const username = form.get('username') ?? '';
    const person = personOf(username);
    if (!person || form.get('password') !== person.password) {
      const fault = 'There is nobody of this name with this password. Try again.';
      return sendPage(response, { text: signInPage({ username, fault }) });
    }
    if (person.refusal !== undefined) return finish(refusal(person.refusal));
    return finish({ [details.prompt.name]: {}, login: { accountId: person.username, amr: ['pwd'] } });
  }

  /** What the page asked for, on the person's word. @returns its id */
  async #grant({ grantId, session, params, prompt }: Interaction): Promise<string> {
    const { Grant } = this.#provider;
    const known = grantId === undefined ? undefined : await Grant.find(grantId);
    const grant = known ?? new Grant({ accountId: session?.accountId, clientId: String(params.client_id) });
    const missing = prompt.details.missingOIDCScope;
    if (Array.isArray(missing)) grant.addOIDCScope(missing.join(' '));
    return grant.save();
  }
}

function hintOf({ params: { login_hint: hint } }: Interaction): { username?: string } {
  return typeof hint === 'string' ? { username: hint } : {};
}

function askConsent({ params, session }: Interaction): string {
  const person = oidcPeople.find(({ username }) => username === session?.accountId);
  return consentPage({ name: person?.name ?? '', scopes: String(params.scope).split(' ') });
}

function refusal(text: string): InteractionResults {
  return { error: 'access_denied', error_description: text };
}

function sendPage(response: ServerResponse, { status = 200, text }: { status?: number; text: string }): void {
  response.writeHead(status, pageHeaders).end(text);
}

/** @returns an empty form where there is more than any of ours has */
async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LARGEST_FORM_BYTES) chunks.push(chunk);
  }
  return new URLSearchParams(bytes > LARGEST_FORM_BYTES ? '' : Buffer.concat(chunks).toString());
}
