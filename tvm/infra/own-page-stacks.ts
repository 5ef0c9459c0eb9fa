import type { App } from 'aws-cdk-lib';
import { type OwnPage, OwnPageStack } from './own-page-stack.ts';
import { parseDeployment } from './parse-deployment.ts';
import { TokenVendingMachineStack } from './token-vending-machine-stack.ts';

export interface PageWithMachineOptions {
  /** What the names of both stacks begin with. */
  readonly name: string;
  /** `auth` and what else an entry of `machines` in a deployment.json says of a machine. */
  readonly machine: object;
  /** Default: `chat`. */
  readonly cacheName?: string;
  readonly page: OwnPage;
}

export interface OwnPageStacksOptions extends PageWithMachineOptions {
  /** What `npm run build:lambda` made. */
  readonly lambdaDir: string;
}

/**
 * Adds two stacks: `NAME-Machine`, and `NAME-Page`.
 * @throws Error that lists what is wrong with the machine
 */
export function addOwnPageStacks(
  app: App,
  { name, machine: told, cacheName = 'chat', page, lambdaDir }: OwnPageStacksOptions,
): void {
  const deployment = parseDeployment({
    name,
    cacheName,
    machines: [{ id: 'Machine', name: 'Machine', ...told }],
  });
  const [machine] = deployment.machines;
  if (!machine) throw new Error('unable to add a machine; none was read');
  const { pageMachine } = new TokenVendingMachineStack(app, `${name}-Machine`, {
    machine,
    cacheName,
    // A page on the same host sends no Origin.
    allowedOrigins: [],
    lambdaDir,
  });
  const { url } = pageMachine;
  if (typeof url !== 'string') throw new Error('unable to add the page; its machine has no address');
  new OwnPageStack(app, `${name}-Page`, { page, machineUrl: url });
}
