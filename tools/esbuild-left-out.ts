import { relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Leaves modules out of a bundle that the program never uses, although something imports them. What stands for such
 * a module says its name when it is used after all. The build fails when one of them is not met: then the package
 * has changed, and what may be left out has to be found out anew.
 * @param modules paths below `node_modules`, without extension
 */
export function leaveOut(modules: readonly string[]): Plugin {
  return {
    name: 'left-out',
    setup(build) {
      const notMet = new Set(modules);
      const root = build.initialOptions.absWorkingDir ?? process.cwd();
      build.onLoad({ filter: /node_modules.*\.js$/ }, ({ path }) => {
        const name = nameOf(relative(root, path));
        if (!modules.includes(name)) return undefined;
        notMet.delete(name);
        return { contents: replacement(name), loader: 'js' };
      });
      build.onEnd(() => ({
        errors: [...notMet].map((name) => ({
          text: `unable to leave out ${name}; nothing imports it any more`,
        })),
      }));
    },
  };
}

function nameOf(path: string): string {
  return path
    .split(sep)
    .join('/')
    .replace(/^.*node_modules\//, '')
    .replace(/\.js$/, '');
}

/** CommonJS, as what it replaces; helpers of TypeScript ask a module for `__esModule` and for its keys. */
function replacement(name: string): string {
  const text = JSON.stringify(`unable to use ${name}; it is left out of this bundle`);
  return `module.exports = new Proxy({}, {
    get(_target, key) { if (key === '__esModule') return true; throw new Error(${text}); },
  });`;
}
