import type { StandIns } from './stand-ins.ts';
import { detailsOf, waysIn } from './ways-in.ts';

/** Programs that work as they are, against these stand-ins. */
export function snippets({ cacheName, momento, machines }: StandIns) {
  return {
    node: `import { CredentialProvider, TopicClient } from '@gomomento/sdk';

const apiKey = '${momento.legacyApiToken}';
const endpoint = '${momento.grpcAddress}';
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

const { authToken } = await (await fetch('${machines.urls.open}?name=Ann')).json();
const endpoint = '${momento.webUrl}';
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
export function instructions(standIns: StandIns): string {
  const { cacheName, momento, machines } = standIns;
  const { node, web } = snippets(standIns);
  const machineTexts = waysIn(standIns, machines.urls.open).map(
    (way) => `${way.name}: a token from ${way.url}\n\n${indent(detailsOf(way))}`,
  );
  return `Stand-ins for Momento, Cognito, an OpenID provider and API Gateway, on this machine only. Ctrl-C stops them; nothing is kept.

  Momento for the web SDK    ${momento.webUrl} (and any name under .localhost, same port)
  Momento for server SDKs    ${momento.grpcAddress} (gRPC without TLS)
  Cache                      ${cacheName}

${machineTexts.join('\n\n')}

From Node:

${indent(node)}

From a page:

${indent(web)}
`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
