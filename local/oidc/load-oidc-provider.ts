import type * as OidcProvider from 'oidc-provider';

let loading: Promise<typeof OidcProvider> | undefined;

/**
 * Loads the library, which takes its time, when it is first needed. On Node 20 it says that it is not supported there: it
 * runs, as test/local/oidc shows, and who starts a chat can do nothing about it.
 */
export function loadOidcProvider(): Promise<typeof OidcProvider> {
  return (loading ??= loadQuietly());
}

async function loadQuietly(): Promise<typeof OidcProvider> {
  const { warn } = console;
  console.warn = (...parts: unknown[]) => {
    if (!String(parts[0]).includes('Unsupported runtime')) warn(...parts);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
