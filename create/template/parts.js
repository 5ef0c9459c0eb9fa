// What the page has beside the files of `public/`.

const { env } = process;

/** Built files that it loads, by the folder that it finds them in. */
export const folders = { 'momento-chat': new URL('.', import.meta.resolve('momento-chat/elements')) };

/** Its `config.json`: what it must know. */
export const config = { cacheName: env.TVM_CACHE_NAME || 'chat', momentoEndpoint: env.MOMENTO_WEB_ENDPOINT };

/** Whom it talks to, beside its own host. */
export const connectTo = [env.MOMENTO_WEB_ENDPOINT || 'https://*.momentohq.com'];
