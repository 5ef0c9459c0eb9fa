import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { addChatStacks } from '../../chat-stacks.ts';
import { parseDeployment } from '../../parse-deployment.ts';
import { temporaryDir, writeBuilds } from './builds.ts';

const cdkJson = new URL('../../cdk.json', import.meta.url);
const builds = writeBuilds();

/** An app with the stacks of these deployments, as the CDK command would run it. */
export function chatApp(...deployments: readonly object[]): App {
  const { context } = JSON.parse(readFileSync(cdkJson, 'utf8')) as { context: Record<string, unknown> };
  // The CDK's check of templates costs seconds; synth.test.ts has it.
  const app = new App({ context, outdir: temporaryDir(), builtinCloudFormationValidation: false });
  for (const deployment of deployments) {
    addChatStacks(app, { deployment: parseDeployment(deployment), ...builds });
  }
  return app;
}

export function templateOf(app: App, stackName: string): Template {
  return Template.fromStack(app.node.findChild(stackName) as Stack);
}

/** The template of one machine in a deployment of its own. */
export function machineTemplate(machine: object, deployment: object = {}): Template {
  const app = chatApp({ ...deployment, machines: [{ id: 'Test', name: 'Test', auth: 'open', ...machine }] });
  return templateOf(app, 'MomentoChat-Test');
}

export interface Resource {
  readonly Type: string;
  // As deep as a template is, and as a test wants to look.
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

export function resourcesOf(template: Template, type?: string): Readonly<Record<string, Resource>> {
  const { Resources } = template.toJSON() as { Resources: Record<string, Resource> };
  return Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => !type || Type === type));
}

/** Fails unless there is exactly one resource of the type. */
export function onlyResource(template: Template, type: string): Resource {
  const [resource, ...others] = Object.values(resourcesOf(template, type));
  if (!resource || others.length > 0)
    throw new Error(`expected one ${type}, found ${others.length + (resource ? 1 : 0)}`);
  return resource;
}

/** What an `Fn::Join` gives, with `{…}` for what is known only when it is deployed. */
export function joined(value: unknown): string {
  if (typeof value === 'string') return value;
  const [separator, parts] = (value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : '{…}')).join(separator);
}

/** The files of the asset that holds one of this name. */
export function filesBeside(assembly: CloudAssembly, name: string): string[] {
  return readdirSync(assetWith(assembly, name)).sort();
}

export function assetText(assembly: CloudAssembly, name: string): string {
  return readFileSync(join(assetWith(assembly, name), name), 'utf8');
}

function assetWith({ directory }: CloudAssembly, name: string): string {
  const folder = readdirSync(directory)
    .filter((entry) => entry.startsWith('asset.'))
    .map((entry) => join(directory, entry))
    .find((path) => statSync(path).isDirectory() && readdirSync(path).includes(name));
  if (folder === undefined) throw new Error(`no asset holds ${name}`);
  return folder;
}
