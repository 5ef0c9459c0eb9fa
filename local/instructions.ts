export interface StandInAddresses {
  readonly cacheName: string;
  /** gRPC-web text, for the web SDK: `http://127.0.0.1:PORT`. */
  readonly webUrl: string;
  /** gRPC without TLS, for the SDKs of servers: `127.0.0.1:PORT`. */
  readonly grpcAddress: string;
  /** The key of the stand-in's own account, which is worth nothing elsewhere. */
  readonly apiToken: string;
  readonly tokenUrl: string;
}

/** Programs that work as they are, against these addresses. */
export function snippets({ cacheName, webUrl, grpcAddress, apiToken, tokenUrl }: StandInAddresses) {
  return {
    curl: `curl '${tokenUrl}?name=Ann'`,
    node: `import { CredentialProvider, TopicClient } from '@gomomento/sdk';

const apiKey = '${apiToken}';
const endpoint = '${grpcAddress}';
const topics = new TopicClient({
  credentialProvider: CredentialProvider.fromString({
    apiKey,
    endpointOverrides: {
      cacheEndpoint: endpoint,
      controlEndpoint: endpoint,
      tokenEndpoint: endpoint,
      secureConnection: false,
    },
  }),
});
console.log(String(await topics.publish('${cacheName}', 'lobby', 'hello from Node')));`,
    web: `import { CredentialProvider, TopicClient } from '@gomomento/sdk-web';

const { authToken } = await (await fetch('${tokenUrl}?name=Ann')).json();
const endpoint = '${webUrl}';
const topics = new TopicClient({
  credentialProvider: CredentialProvider.fromDisposableToken({
    authToken,
    endpointOverrides: { cacheEndpoint: endpoint, controlEndpoint: endpoint, tokenEndpoint: endpoint },
  }),
});
await topics.subscribe('${cacheName}', 'lobby', { onItem: (item) => console.log(item.valueString()) });`,
  };
}

/** What `npm run local` prints. */
export function instructions(addresses: StandInAddresses): string {
  const { curl, node, web } = snippets(addresses);
  return `Stand-ins for Momento and a Token Vending Machine, on this machine only. Ctrl-C stops them; nothing is kept.

  Momento for the web SDK    ${addresses.webUrl} (and any name under .localhost, same port)
  Momento for server SDKs    ${addresses.grpcAddress} (gRPC without TLS)
  Cache                      ${addresses.cacheName}
  Token Vending Machine      ${addresses.tokenUrl}

A token:

${indent(curl)}

From Node:

${indent(node)}

From a page:

${indent(web)}
`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
