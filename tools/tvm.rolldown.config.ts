import { defineConfig, type OutputOptions } from 'rolldown';
import { commonJsPackage } from './commonjs-package.ts';
import { bundledLicenses } from './vite-bundled-licenses.ts';

const output: OutputOptions = {
  cleanDir: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunk-[hash].js',
};

// Builds the machine for other servers. All entries in one go, so that they share what several hold: a `Refusal` of one
// must be the `Refusal` of the other.
export default defineConfig({
  input: {
    index: 'tvm/index.ts',
    'oidc/index': 'tvm/oidc/index.ts',
    'passwords/index': 'tvm/passwords/index.ts',
  },
  platform: 'node',
  external: [/^node:/, /^@gomomento\//, 'aws-jwt-verify', /^aws-jwt-verify\//],
  plugins: [bundledLicenses(), commonJsPackage()],
  transform: { target: 'node20' },
  output: [
    { ...output, format: 'esm', dir: 'build/tvm' },
    { ...output, format: 'cjs', dir: 'build/tvm/cjs' },
  ],
});
