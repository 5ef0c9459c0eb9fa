// The real Node SDK, pointed at a stand-in.

import {
  AuthClient,
  AuthClientConfigurations,
  CacheClient,
  Configurations,
  CredentialProvider,
  NoopMomentoLoggerFactory,
  TopicClient,
  TopicConfigurations,
} from '@gomomento/sdk';

const loggers = new NoopMomentoLoggerFactory();

/** Credentials from a legacy key or disposable token: base64 of `{endpoint, api_key}`. */
export function credentialsOf(authToken: string, address: string): CredentialProvider {
  const endpoints = { cacheEndpoint: address, controlEndpoint: address, tokenEndpoint: address };
  return CredentialProvider.fromDisposableToken({
    authToken,
    endpointOverrides: { ...endpoints, secureConnection: false },
  });
}

/** Credentials from a v2 key. The SDK has no overrides for these, so the endpoints are replaced on the object. */
export function credentialsOfV2Key(apiKey: string, address: string): CredentialProvider {
  const provider = CredentialProvider.fromApiKeyV2({ apiKey, endpoint: 'localhost' });
  const redirected = Object.create(provider) as CredentialProvider;
  return Object.assign(redirected, {
    getCacheEndpoint: () => address,
    getControlEndpoint: () => address,
    getTokenEndpoint: () => address,
    isEndpointSecure: () => false,
  });
}

export function authClient(credentialProvider: CredentialProvider): AuthClient {
  return new AuthClient({
    credentialProvider,
    configuration: AuthClientConfigurations.Default.latest(loggers),
  });
}

export function topicClient(credentialProvider: CredentialProvider): TopicClient {
  return new TopicClient({ credentialProvider, configuration: TopicConfigurations.Default.latest(loggers) });
}

export function cacheClient(credentialProvider: CredentialProvider): CacheClient {
  const configuration = Configurations.Laptop.latest(loggers);
  return new CacheClient({ credentialProvider, configuration, defaultTtlSeconds: 60 });
}
