import { join } from 'node:path';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { defaultPolicy } from '../default-policy.ts';
import { environmentNames } from '../lambda/environment.ts';
import { acknowledge } from './acknowledge.ts';
import { AddressLimit } from './address-limit.ts';
import { alarmTopic } from './alarm-topic.ts';
import type { AlarmReceiver, MachineDeployment } from './deployment.ts';
import type { PageFields } from './kinds/deployment-kind.ts';
import { deploymentKinds } from './kinds/deployment-kinds.ts';
import { MachineAlarms } from './machine-alarms.ts';
import { MachineApi } from './machine-api.ts';
import { MachineDashboard } from './machine-dashboard.ts';
import { MachineFunction } from './machine-function.ts';
import { MachineMetrics } from './machine-metrics.ts';

export interface TokenVendingMachineStackProps {
  readonly machine: MachineDeployment;
  readonly cacheName: string;
  /** Exact origins of the pages that may ask. */
  readonly allowedOrigins: readonly string[];
  /** Holds `token-handler/` and `authorizer/`, each with the `index.mjs` that `npm run build:lambda` makes. */
  readonly lambdaDir: string;
  readonly alarms?: AlarmReceiver | undefined;
}

/** A machine as the page knows it: its entry in `config.json`. */
export type PageMachine = PageFields;

const MEMORY_MB = 512;

/** One Token Vending Machine: a REST API, its function, its authorizer, and the secret with the Momento API key. */
export class TokenVendingMachineStack extends Stack {
  readonly pageMachine: PageMachine;
  /** Where the page must be allowed to connect: sources for `connect-src`. */
  readonly connectTo: readonly string[];

  constructor(scope: Construct, id: string, props: TokenVendingMachineStackProps) {
    super(scope, id, { description: 'Momento Chat: Token Vending Machine' });
    const { machine, cacheName, allowedOrigins, lambdaDir, alarms: receiver } = props;
    const apiKey = new Secret(this, 'ApiKey', {
      description: 'Momento API key; put it here by hand, this value is only a placeholder',
      generateSecretString: { excludePunctuation: true },
    });
    acknowledge(apiKey, {
      'AwsSolutions-SMG4':
        'Momento issues its keys in its console. A replaced one is in use within 5 minutes.',
    });
    const { function: handler } = new MachineFunction(this, 'TokenHandler', {
      description: 'Vends Momento tokens',
      codeDir: join(lambdaDir, 'token-handler'),
      environment: {
        [environmentNames.authMode]: machine.auth,
        [environmentNames.apiKeySecret]: apiKey.secretArn,
        [environmentNames.allowedOrigins]: allowedOrigins.join(','),
        [environmentNames.cacheName]: cacheName,
        ...(machine.policy ? { [environmentNames.policy]: JSON.stringify(machine.policy) } : {}),
      },
      secret: apiKey,
      memoryMb: MEMORY_MB,
      tracing: machine.tracing,
      reservedConcurrency: machine.reservedConcurrency,
    });
    const { groups = [] } = machine.policy ?? defaultPolicy({ authMode: machine.auth, cacheName });
    const wayIn = deploymentKinds[machine.auth].addWayIn(this, {
      machine,
      groups: groups.map(({ group }) => group),
      allowedOrigins,
      lambdaDir,
    });
    for (const [name, value] of Object.entries(wayIn.environment ?? {})) handler.addEnvironment(name, value);
    const machineApi = new MachineApi(this, 'Gateway', {
      function: handler,
      wayIn: wayIn.gateway,
      allowedOrigins,
      vendsPerSecond: machine.vendsPerSecond,
      tracing: machine.tracing,
    });
    if (machine.requestsPerMinutePerAddress !== undefined) {
      new AddressLimit(this, 'AddressLimit', {
        api: machineApi.api,
        requestsPerMinute: machine.requestsPerMinutePerAddress,
      });
    }

    const metrics = new MachineMetrics({ function: handler, api: machineApi });
    const { alarms } = new MachineAlarms(this, 'Alarms', {
      machineName: machine.name,
      metrics,
      topic: receiver && alarmTopic(this, 'AlarmTopic', receiver),
    });
    const dashboard = new MachineDashboard(this, 'Overview', { metrics, alarms, verifier: wayIn.verifier });

    this.connectTo = [machineApi.origin, ...wayIn.connectTo];
    this.pageMachine = { name: machine.name, auth: machine.auth, url: machineApi.url, ...wayIn.pageFields };
    new CfnOutput(this, 'ApiKeySecret', {
      value: apiKey.secretArn,
      description: 'Put the Momento API key there',
    });
    new CfnOutput(this, 'Dashboard', {
      value: dashboard.url,
      description: 'What the machine does, and its alarms',
    });
    new CfnOutput(this, 'PageMachine', {
      value: this.toJsonString(this.pageMachine),
      description: 'Entry of tokenVendingMachines in config.json of the page',
    });
  }
}
