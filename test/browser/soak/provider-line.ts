import type { APIResponse, BrowserContext, Request, Route } from 'playwright-core';

const ACTION_HEADER = 'x-amz-target';
const RENEWAL = /\.GetTokensFromRefreshToken$/;

/** From the answer until the page has it. */
const MARGIN_MS = 1_000;

/** What becomes of the next renewal once the service has done it. */
type Fate = 'lost' | 'held';

export interface ProviderLineOptions {
  /** Where the sign-in service is. */
  readonly url: string;
  /** How long an ID token counts as fresh, from when it came. */
  readonly freshMs: number;
}

/** The line from one browser to the sign-in service: what goes over it is counted, and can be cut. */
export class ProviderLine {
  /** Renewals that reached the service. */
  renewals = 0;
  /** Of these, such as came while there was a fresh ID token, or while another was under way. */
  needless = 0;
  readonly #freshMs: number;
  /** Epoch ms. */
  #freshUntilMs = 0;
  readonly #underWay = new Set<Request>();
  /** When an ID token was on its way to the page that asked: epoch ms. */
  readonly #givenAtMs = new Map<Request, number>();
  #isDown = false;
  readonly #fates: Fate[] = [];
  #onHeld: (() => void) | undefined;
  #onUnheard: (() => void) | undefined;

  private constructor({ freshMs }: ProviderLineOptions) {
    this.#freshMs = freshMs;
  }

  /** For a browser that has loaded nothing yet. */
  static async of(context: BrowserContext, options: ProviderLineOptions): Promise<ProviderLine> {
    const line = new ProviderLine(options);
    // Who asked may have left meanwhile: then nobody has what the service gave, and nobody waits for it.
    context.on('requestfinished', (request) => line.#ends(request, { isHeard: true }));
    context.on('requestfailed', (request) => line.#ends(request, { isHeard: false }));
    await context.route(`${options.url}**`, (route) => line.#pass(route));
    return line;
  }

  /** How long the latest ID token is used before it has to be renewed. */
  get leftMs(): number {
    return this.#freshUntilMs + MARGIN_MS - Date.now();
  }

  /** The browser's clock has gone ahead by so much. */
  skip(ms: number): void {
    this.#freshUntilMs -= ms;
  }

  /** The service renews, and nobody hears of it. */
  loseAnswer(): void {
    this.#fates.push('lost');
  }

  /** The service renews; its answer is on its way until the page has gone. @returns a promise for when it has renewed */
  holdAnswer(): Promise<void> {
    this.#fates.push('held');
    return new Promise((resolve) => {
      this.#onHeld = resolve;
    });
  }

  /** No call reaches the service. @returns a promise for when one has been tried */
  cut(): Promise<void> {
    this.#isDown = true;
    return new Promise((resolve) => {
      this.#onUnheard = resolve;
    });
  }

  mend(): void {
    this.#isDown = false;
  }

  async #pass(route: Route): Promise<void> {
    const isRenewal = RENEWAL.test(route.request().headers()[ACTION_HEADER] ?? '');
    try {
      if (this.#isDown) {
        this.#onUnheard?.();
        return await route.abort('connectionrefused');
      }
      await (isRenewal ? this.#renew(route) : this.#hand(route, await route.fetch()));
    } catch {
      // The page that asked is gone.
    }
  }

  async #renew(route: Route): Promise<void> {
    this.renewals += 1;
    if (this.#underWay.size > 0 || this.#freshUntilMs > Date.now()) this.needless += 1;
    const fate = this.#fates.shift();
    if (fate === undefined) this.#underWay.add(route.request());
    const response = await route.fetch();
    if (fate === 'held') this.#onHeld?.();
    else if (fate === 'lost') await route.abort('connectionreset');
    else await this.#hand(route, response);
  }

  async #hand(route: Route, response: APIResponse): Promise<void> {
    if ((await response.text()).includes('"IdToken"')) this.#givenAtMs.set(route.request(), Date.now());
    await route.fulfill({ response });
  }

  #ends(request: Request, { isHeard }: { readonly isHeard: boolean }): void {
    this.#underWay.delete(request);
    const givenAtMs = this.#givenAtMs.get(request);
    this.#givenAtMs.delete(request);
    if (isHeard && givenAtMs !== undefined) this.#freshUntilMs = givenAtMs + this.#freshMs;
  }
}
