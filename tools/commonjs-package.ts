import type { Plugin } from 'rolldown';

/**
 * Says beside what was built for `require` that it is CommonJS, since the package itself says "module". The types in
 * the same folder follow, so that one text serves both.
 */
export function commonJsPackage(folder = ''): Plugin {
  return {
    name: 'commonjs-package',
    generateBundle({ format }) {
      if (format !== 'cjs') return;
      this.emitFile({ type: 'asset', fileName: `${folder}package.json`, source: '{ "type": "commonjs" }\n' });
    },
  };
}
