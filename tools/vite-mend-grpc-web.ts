import type { Plugin } from 'vite';

const MODULE = /\/node_modules\/grpc-web\/index\.js$/;
const THIS_FILE = 'tools/vite-mend-grpc-web.ts';

interface Mending {
  readonly before: string;
  readonly times: number;
  readonly after: string;
}

// The names are those of the minified grpc-web 1.4.2, the version that the SDK brings.
const MENDINGS: readonly Mending[] = [
  // A status text is decoded in the middle of an event handler. A bare `%` in it makes that throw: the error is
  // lost, and the stream hangs. Such a text is kept as it is.
  { before: 'decodeURIComponent(b.message||"")', times: 2, after: 'decodeStatusText(b.message||"")' },
  // `metadata` is told when a stream is over. An accepted stream may have nothing to send for a long time, and
  // looks like one that hangs: tell it (empty) when the headers of the answer are there, too.
  {
    before: 'if(0==c.length)return;b.i=d;c=Gc(c)',
    times: 1,
    after: 'if(!b.isAccepted){b.isAccepted=!0;Kc(b,{})}if(0==c.length)return;b.i=d;c=Gc(c)',
  },
];

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
 * Mends two faults of grpc-web in the page. The build fails when grpc-web does not have the mended places any
 * more, so that an update cannot undo it unnoticed.
 */
export function mendGrpcWeb(): Plugin {
  let isMended = false;
  const patch = {
    name: 'mend-grpc-web',
    transform: {
      filter: { id: MODULE },
      handler(code: string) {
        isMended = true;
        return { code: MENDINGS.reduce(mend, code) + DECODE_STATUS_TEXT, map: null };
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

function mend(code: string, { before, times, after }: Mending): string {
  const parts = code.split(before);
  if (parts.length !== times + 1) {
    throw new Error(
      `unable to mend grpc-web; it has ${parts.length - 1} times ${before}, not ${times}: see ${THIS_FILE}`,
    );
  }
  return parts.join(after);
}
