// What the CDK command runs (cdk.json), in this folder.
//   -c deployment=FILE  another file than deployment.json
//   -c lambda=FOLDER, -c page=FOLDER  other builds than those of the repository

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { addChatStacks } from './chat-stacks.ts';
import { parseDeployment } from './parse-deployment.ts';

const app = new App();
const deploymentFile = pathFrom('deployment', 'deployment.json');
const lambdaDir = pathFrom('lambda', '../../build/lambda');
const pageDir = pathFrom('page', '../../dist');

need(deploymentFile, 'copy deployment.example.json and change it');
const deployment = parseDeployment(JSON.parse(readFileSync(deploymentFile, 'utf8')));
need(join(lambdaDir, 'token-handler', 'index.mjs'), 'run "npm run build:lambda" in the root folder');
if (deployment.page) need(join(pageDir, 'index.html'), 'run "npm run build" in the root folder');
addChatStacks(app, { deployment, lambdaDir, pageDir });

function pathFrom(key: string, byDefault: string): string {
  const told: unknown = app.node.tryGetContext(key);
  return typeof told === 'string' ? told : byDefault;
}

function need(file: string, remedy: string): void {
  if (!existsSync(file)) throw new Error(`unable to make the templates; there is no ${file}: ${remedy}`);
}
