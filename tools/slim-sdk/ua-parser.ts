/** In place of ua-parser-js, which the SDK has only to tell the service a browser's name. It says "unknown" then. */
export function UAParser() {
  return { browser: {}, device: {}, os: {} };
}
