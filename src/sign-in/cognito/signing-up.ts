import { CognitoError } from './cognito-error.ts';
import type { CognitoPort } from './cognito-port.ts';
import type { CognitoStep } from './cognito-steps.ts';
import { afterwards } from './sign-in-progress.ts';
import type { CognitoCredentials, SignInSteps } from './sign-in-steps.ts';
import { wantedOfAccount } from './wanted-of-account.ts';

export interface NewAccount extends CognitoCredentials {
  /** By the pool's names; those that are '' are left out. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SigningUpOptions {
  readonly steps: SignInSteps;
  readonly port: (signal: AbortSignal) => Promise<CognitoPort>;
  readonly signIn: (credentials: CognitoCredentials, signal: AbortSignal) => Promise<void>;
}

/** Makes an account, and goes on to sign in with it. All throw as the port does. */
export class SigningUp {
  readonly #options: SigningUpOptions;
  readonly #steps: SignInSteps;

  constructor(options: SigningUpOptions) {
    this.#options = options;
    this.#steps = options.steps;
  }

  /** From `sign-up`. */
  async make(given: NewAccount, signal: AbortSignal): Promise<void> {
    const step = this.#steps.at('sign-up');
    const credentials = { userName: given.userName.trim(), password: given.password };
    const { userName } = credentials;
    const port = await this.#options.port(signal);
    const entered = Object.entries(given.attributes).map(([name, value]) => [name, value.trim()] as const);
    const attributes = Object.fromEntries(entered.filter(([, value]) => value !== ''));
    const made = await port
      .signUp({ ...credentials, attributes }, signal)
      .catch((error: unknown) => this.#askForMore(error, { step, signal }));
    if (made.isConfirmed) {
      return afterwards('account-made', () => this.#options.signIn(credentials, signal));
    }
    const held = { unconfirmed: credentials };
    this.#steps.reach({ step: 'confirm', userName, sentTo: made.sentTo }, { signal, held });
  }

  /** From `confirm`. */
  async confirm(code: string, signal: AbortSignal): Promise<void> {
    const { userName } = this.#steps.at('confirm');
    const { unconfirmed } = this.#steps.held;
    await (await this.#options.port(signal)).confirm({ userName, code: code.trim() }, signal);
    if (unconfirmed) await afterwards('account-confirmed', () => this.#options.signIn(unconfirmed, signal));
  }

  /** From `confirm`. */
  async resendCode(signal: AbortSignal): Promise<void> {
    const { userName } = this.#steps.at('confirm');
    const { sentTo } = await (await this.#options.port(signal)).resendCode(userName, signal);
    this.#steps.reach({ step: 'confirm', userName, sentTo }, { signal, held: this.#steps.held });
  }

  /** Where the pool has said what it wants of an account, and was not asked for it yet. @throws CognitoError */
  #askForMore(
    error: unknown,
    {
      step,
      signal,
    }: { readonly step: Extract<CognitoStep, { readonly step: 'sign-up' }>; readonly signal: AbortSignal },
  ): never {
    const wanted = error instanceof CognitoError ? wantedOfAccount(error) : undefined;
    const attributes = [...new Set([...step.attributes, ...(wanted?.attributes ?? [])])];
    const isNamedByEmail = step.isNamedByEmail || wanted?.isNamedByEmail === true;
    const isNew = attributes.length > step.attributes.length || isNamedByEmail !== step.isNamedByEmail;
    if (!wanted || !isNew) throw error;
    this.#steps.reach({ step: 'sign-up', attributes, isNamedByEmail }, { signal });
    throw new CognitoError('MoreWanted', attributes.join(', '), { cause: error });
  }
}
