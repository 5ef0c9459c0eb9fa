// `config.json` as it is deployed, and the page's own reader of it. The reader is loaded by its address, because the page's types are not ours.

import type { App } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { assetText, resourcesOf } from './synthesis.ts';

interface ConfigReader {
  readonly parseConfig: (input: { file: unknown; env: object; pageUrl: string }) => {
    ok: boolean;
    config?: unknown;
  };
}

const address = new URL('../../../../src/config/parse-config.ts', import.meta.url).href;

/** What the page makes of this `config.json`; fails where it would show a page of problems instead. */
export async function readAsPage(file: unknown): Promise<unknown> {
  const { parseConfig } = (await import(address)) as ConfigReader;
  const result = parseConfig({ file, env: {}, pageUrl: 'https://chat.example.com/' });
  if (!result.ok) throw new Error(`the page refuses it: ${JSON.stringify(result)}`);
  return result.config;
}

/** The deployed file, with `value` for all that is known only when it is deployed. */
export function pageConfig(app: App, template: Template): unknown {
  let text = assetText(app.synth(), 'config.json');
  for (const { Properties } of Object.values(resourcesOf(template, 'Custom::CDKBucketDeployment'))) {
    for (const markers of (Properties.SourceMarkers ?? []) as Record<string, unknown>[]) {
      for (const [marker, source] of Object.entries(markers)) {
        text = text.replaceAll(marker, likelyValue(JSON.stringify(source)));
      }
    }
  }
  return JSON.parse(text);
}

/** What the page would take for a value of this origin. */
function likelyValue(source: string): string {
  if (source.includes('ProviderURL')) return 'https://value.example.com/value';
  return /MembersPool\w{16}"/.test(source) ? 'us-west-2_value' : 'value';
}
