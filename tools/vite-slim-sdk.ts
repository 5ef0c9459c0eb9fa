import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { planFaults, replacementOf } from './slim-sdk/plan-faults.ts';
import { replacementCode } from './slim-sdk/replacement-code.ts';
import { SLIM_PLAN } from './slim-sdk/slim-plan.ts';

/**
 * Leaves out of the page what topics do not need of the Momento SDK: nine tenths. The build fails when what it
 * finds is not what the plan was made for, so that no update of the SDK can break the page unnoticed
 * (docs/performance.md tells what to do then). The dev server has the whole SDK.
 */
export function slimSdk(plan = SLIM_PLAN): Plugin {
  return {
    name: 'slim-sdk',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /\/node_modules\// },
      handler(id) {
        const replacement = replacementOf(id, plan);
        return replacement && { code: replacementCode(replacement), map: null };
      },
    },
    async buildEnd(failure) {
      if (failure) return;
      const faults = await planFaults(
        {
          ids: [...this.getModuleIds()],
          codeOf: (id) => this.getModuleInfo(id)?.code ?? '',
          importsOf: (id) => {
            const info = this.getModuleInfo(id);
            return info ? [...info.importedIds, ...info.dynamicallyImportedIds] : [];
          },
          resolve: async (specifier, importer) => (await this.resolve(specifier, importer))?.id,
          versionAt,
        },
        plan,
      );
      if (faults.length > 0) {
        this.error(
          `unable to slim the SDK; see "The slim SDK" in docs/performance.md:\n- ${faults.join('\n- ')}`,
        );
      }
    },
  };
}

function versionAt(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return 'without version';
  return String(manifest.version);
}
