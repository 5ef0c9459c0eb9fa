import type { Plugin } from 'vite';

const MODULE = /\/node_modules\/grpc-web\/index\.js$/;
const THIS_FILE = 'tools/vite-mend-grpc-web.ts';

// A status text is decoded in the middle of an event handler. A bare `%` in it makes that throw: the error is
// lost, and whoever publishes waits for ever. Such a text is kept as it is. (The names are those of the minified grpc-web 1.4.2,
// the version that the SDK brings.)
const CALL = 'decodeURIComponent(b.message||"")';
const CALLS = 2;
const SAFE_CALL = 'decodeStatusText(b.message||"")';
const DECODE_STATUS_TEXT = `
function decodeStatusText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
`;

/**
 * Mends a fault of grpc-web in the page. The build fails when grpc-web does not have the mended calls any more,
 * so that an update cannot undo it unnoticed.
 */
export function mendGrpcWeb(): Plugin {
  let isMended = false;
  const patch = {
    name: 'mend-grpc-web',
    transform: {
      filter: { id: MODULE },
      handler(code: string) {
        isMended = true;
        return { code: mend(code) + DECODE_STATUS_TEXT, map: null };
      },
    },
  };
  return {
    ...patch,
    // The dev server bundles dependencies by itself, past the plugins of the page.
    config: () => ({ optimizeDeps: { rolldownOptions: { plugins: [patch] } } }),
    generateBundle() {
      if (!isMended) this.error('unable to mend grpc-web; it is not in the page any more');
    },
  };
}

function mend(code: string): string {
  const parts = code.split(CALL);
  if (parts.length !== CALLS + 1) {
    throw new Error(
      `unable to mend grpc-web; it has ${parts.length - 1} calls of ${CALL}, not ${CALLS}: see ${THIS_FILE}`,
    );
  }
  return parts.join(SAFE_CALL);
}
