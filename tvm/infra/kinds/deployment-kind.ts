import type { IAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { MachineDeployment } from '../deployment.ts';
import type { FieldReader, ObjectFields } from '../field-reader.ts';

/** What is particular to one kind of machine in a deployment. */
export interface DeploymentKind<Machine extends MachineDeployment = MachineDeployment> {
  /** Its keys in `deployment.json`, beside those of all machines. */
  readonly keys: readonly string[];
  /** What these keys say; notes what is wrong with them. */
  readFields(reader: FieldReader, fields: ObjectFields): Omit<Machine, keyof MachineDeployment>;
  /** Adds to a machine's stack what tells its callers apart. */
  addWayIn(scope: Construct, options: WayInOptions<Machine>): WayIn;
}

export interface WayInOptions<Machine> {
  readonly machine: Machine;
  /** Those that the machine's policy has rules for, in order of precedence. */
  readonly groups: readonly string[];
  /** Exact origins of the pages that may ask. */
  readonly allowedOrigins: readonly string[];
  /** Holds the bundled functions, each in a folder of its own. */
  readonly lambdaDir: string;
}

export type PageFields = Readonly<Record<string, string | readonly string[]>>;

/** How the machine finds out who calls, and what the page must know to take part in it. */
export interface WayIn {
  /** What the gateway asks first, or the reason why it asks nobody. */
  readonly gateway: { readonly authorizer: IAuthorizer } | { readonly openBecause: string };
  /** The function behind that authorizer, where it is one of ours. */
  readonly verifier?: IFunction;
  /** Variables of the token function, for a kind that has to be told more than its name. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Fields of the machine's entry in `config.json`. */
  readonly pageFields: PageFields;
  /** Where the page connects to, beside the machine itself: sources for `connect-src`. */
  readonly connectTo: readonly string[];
}
