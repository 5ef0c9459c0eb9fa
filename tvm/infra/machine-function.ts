import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface MachineFunctionProps {
  readonly description: string;
  /** Folder with the bundled `index.mjs`. */
  readonly codeDir: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The one secret that it may read. */
  readonly secret: ISecret;
  /** Lambda gives CPU by memory: 1,769 MB is one core. */
  readonly memoryMb: number;
  readonly tracing: boolean;
  readonly reservedConcurrency?: number | undefined;
}

// Above the function's own deadline of 8 s, below the 29 s after which a REST API gives up.
const TIMEOUT = Duration.seconds(15);

/** A function of the machine, with a role that can write to its own log, read one secret, and nothing else. */
export class MachineFunction extends Construct {
  readonly function: Function;

  constructor(scope: Construct, id: string, props: MachineFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not the role that the CDK makes by itself: that one may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    props.secret.grantRead(role);
    this.function = new Function(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.codeDir),
      handler: 'index.handler',
      environment: { ...props.environment },
      memorySize: props.memoryMb,
      timeout: TIMEOUT,
      role,
      logGroup,
      tracing: props.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      reservedConcurrentExecutions: props.reservedConcurrency,
    });
    acknowledge(this.function, {
      'AwsSolutions-L1':
        'Node.js 22 is the runtime that the machine is built for and tested with; AWS supports it.',
    });
    if (props.tracing) {
      acknowledge(role, {
        'AwsSolutions-IAM5[Resource::*]':
          'X-Ray has no resources to name; the two actions only send trace data.',
      });
    }
  }
}
