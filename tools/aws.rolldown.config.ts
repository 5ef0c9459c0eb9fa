import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'rolldown';
import { bundledLicenses } from './vite-bundled-licenses.ts';

/** The hand-written types, for modules and for CommonJS. */
const types: Plugin = {
  name: 'types',
  generateBundle({ format }) {
    const source = readFileSync('tvm/infra/package-entry-types.d.ts', 'utf8');
    const fileName = format === 'cjs' ? 'types/index.d.cts' : 'types/index.d.ts';
    this.emitFile({ type: 'asset', fileName, source });
  },
};

// Builds the stacks of the machine and of a page for CDK apps of others. Both kinds lie in one folder, since they find what
// they deploy, build/lambda, by their own address.
export default defineConfig({
  input: { index: 'tvm/infra/package-entry.ts' },
  platform: 'node',
  external: [/^node:/, 'aws-cdk-lib', /^aws-cdk-lib\//, 'constructs'],
  plugins: [bundledLicenses(), types],
  transform: { target: 'node20' },
  output: [
    { cleanDir: true, entryFileNames: '[name].js', format: 'esm', dir: 'build/aws' },
    { entryFileNames: '[name].cjs', format: 'cjs', dir: 'build/aws' },
  ],
});
