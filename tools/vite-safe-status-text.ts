import type { Plugin } from 'vite';

const MODULE = /\/node_modules\/grpc-web\/index\.js$/;
const CALL = 'decodeURIComponent(b.message||"")';
const CALLS = 2;
const SAFE_CALL = 'decodeStatusText(b.message||"")';
const SAFE_FUNCTION = `
function decodeStatusText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
`;

/**
 * grpc-web 1.4.2 decodes a status text with `decodeURIComponent` in the middle of its event handler. A service
 * that sends a bare `%` there makes that throw: the error is lost, and the stream hangs. This keeps such a text
 * as it is. The build fails when grpc-web no longer has the calls, so that an update cannot undo it unnoticed.
 */
export function safeStatusText(): Plugin {
  let isPatched = false;
  const patch = {
    name: 'safe-status-text',
    transform: {
      filter: { id: MODULE },
      handler(code: string) {
        const parts = code.split(CALL);
        if (parts.length !== CALLS + 1) {
          throw new Error(
            `unable to mend grpc-web; it has ${parts.length - 1} calls of ${CALL}, not ${CALLS}: see tools/vite-safe-status-text.ts`,
          );
        }
        isPatched = true;
        return { code: parts.join(SAFE_CALL) + SAFE_FUNCTION, map: null };
      },
    },
  };
  return {
    ...patch,
    // The dev server bundles dependencies by itself, past the plugins of the page.
    config: () => ({ optimizeDeps: { rolldownOptions: { plugins: [patch] } } }),
    generateBundle() {
      if (!isPatched) this.error('unable to mend grpc-web; it is not in the page any more');
    },
  };
}
