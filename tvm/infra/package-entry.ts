// What `momento-chat/tvm/aws` offers to CDK apps of others. Its types for them are in package-entry-types.d.ts.

import { fileURLToPath } from 'node:url';
import type { App } from 'aws-cdk-lib';
import { addOwnPageStacks, type PageWithMachineOptions } from './own-page-stacks.ts';

// In the package, beside what this becomes.
const lambdaDir = fileURLToPath(new URL('../lambda', import.meta.url));

export function addPageWithMachine(app: App, options: PageWithMachineOptions): void {
  addOwnPageStacks(app, { ...options, lambdaDir });
}
