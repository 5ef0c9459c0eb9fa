import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ChatPageStack } from './chat-page-stack.ts';
import { allowedOriginsOf, type Deployment } from './deployment.ts';
import { TokenVendingMachineStack } from './token-vending-machine-stack.ts';

export interface ChatStacksOptions {
  readonly deployment: Deployment;
  /** What `npm run build:lambda` made. */
  readonly lambdaDir: string;
  /** What `npm run build` made; read only where the deployment has a page. */
  readonly pageDir: string;
}

/** Adds all stacks of a deployment. Synthesis fails where cdk-nag's AwsSolutions rules find what nobody accepted. */
export function addChatStacks(app: App, { deployment, lambdaDir, pageDir }: ChatStacksOptions): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { name, cacheName, alarms, page } = deployment;
  const machines = deployment.machines.map(
    (machine) =>
      new TokenVendingMachineStack(app, `${name}-${machine.id}`, {
        machine,
        cacheName,
        allowedOrigins: allowedOriginsOf(deployment),
        lambdaDir,
        alarms,
      }),
  );
  if (page) new ChatPageStack(app, `${name}-Page`, { page, cacheName, machines, pageDir });
}
