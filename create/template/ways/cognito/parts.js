// What the page has beside the files of `public/`.
import { clientId, endpoint, userPoolId } from './cognito.js';

const { env } = process;

/** Built files that it loads, by the folder that it finds them in. */
export const folders = {
  'momento-chat': new URL('.', import.meta.resolve('momento-chat/elements')),
  'amazon-cognito-identity-js': new URL(
    '.',
    import.meta.resolve('amazon-cognito-identity-js/dist/amazon-cognito-identity.min.js'),
  ),
};

/** Its `config.json`: what it must know. */
export const config = {
  cacheName: env.TVM_CACHE_NAME || 'chat',
  momentoEndpoint: env.MOMENTO_WEB_ENDPOINT,
  userPoolId,
  clientId,
  cognitoEndpoint: endpoint,
};

/** Whom it talks to, beside its own host. */
export const connectTo = [env.MOMENTO_WEB_ENDPOINT || 'https://*.momentohq.com', new URL(endpoint).origin];
