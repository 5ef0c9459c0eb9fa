import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'rolldown';
import { bundledLicenses } from './vite-bundled-licenses.ts';

/** The hand-written types, beside what they are of. */
const types: Plugin = {
  name: 'types',
  generateBundle() {
    const source = readFileSync('tvm/infra/package-entry-types.d.ts', 'utf8');
    this.emitFile({ type: 'asset', fileName: 'types/index.d.ts', source });
  },
};

// Builds the stacks of the machine and of a page for CDK apps of others. What these deploy is in build/lambda, which is found
// by the address of this module; so it is a module only, and Node can require one from 20.19 on.
export default defineConfig({
  input: { index: 'tvm/infra/package-entry.ts' },
  platform: 'node',
  external: [/^node:/, 'aws-cdk-lib', /^aws-cdk-lib\//, 'constructs'],
  plugins: [bundledLicenses(), types],
  transform: { target: 'node20' },
  output: { cleanDir: true, entryFileNames: '[name].js', format: 'esm', dir: 'build/aws' },
});
