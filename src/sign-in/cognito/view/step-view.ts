import type { TemplateResult } from 'lit';
import type { FormField, FormValues } from '../../../ui/sign-in/field-form.ts';
import type { CognitoOutcome, CognitoStep } from '../cognito-steps.ts';
import type { CognitoWayIn } from '../cognito-way-in.ts';

/** The way in as the elements use it; by shape, so that a test can bring its own. */
export type Cognito = Pick<CognitoWayIn, keyof CognitoWayIn>;

/** Everything that the view of a step is made from. */
export interface StepContext<Name extends CognitoStep['step']> {
  readonly step: Extract<CognitoStep, { readonly step: Name }>;
  readonly wayIn: Cognito;
  readonly machineName: string;
  /** What was entered in an earlier step, and is no secret. */
  readonly typed: FormValues;
}

interface CallOptions {
  readonly signal: AbortSignal;
}

/** What a step shows, and what its form does. */
export interface StepView {
  readonly heading: string;
  readonly text?: string;
  /** Between the words and the form. */
  readonly content?: TemplateResult;
  readonly fields: readonly FormField[];
  /** Between the fields and the button. */
  readonly options?: TemplateResult | undefined;
  readonly sendLabel: string;
  /** On the button while it is sent; default: "One moment…". */
  readonly busyLabel?: string;
  readonly send: (values: FormValues, options: CallOptions) => Promise<CognitoOutcome>;
  /** Other ways on from here, beside the one back. */
  readonly links?: readonly StepLink[];
}

/** Leads to another step at once, or asks the service for something. */
export type StepLink = { readonly label: string } & (
  | { readonly go: (values: FormValues) => void }
  | {
      readonly ask: (options: CallOptions) => Promise<CognitoOutcome>;
      /** Said when it is done. */
      readonly done: string;
    }
);
