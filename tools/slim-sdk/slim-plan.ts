// What of the Momento SDK the page goes without. Topics need a tenth of it; the rest (caches, leaderboards, keys,
// webhooks, and the codecs of them all) comes in because the SDK's two index files name everything. So these
// two are replaced by shorter ones that name what topics need, and a few modules by what topics need of them.

import { resolve } from 'node:path';
import { normalizePath } from 'vite';

/** A module of a package, by its path within the package. */
export interface ModuleName {
  readonly package: string;
  readonly path: string;
}

export type Replacement = ModuleName &
  (
    | {
        /** What it exports: names, each under the module that has them (as the replaced module would write it). */
        readonly names: Readonly<Record<string, readonly string[]>>;
        /** What it exports besides: whole modules, by the name that each gets. */
        readonly namespaces?: Readonly<Record<string, string>>;
      }
    | { readonly json: Readonly<Record<string, string>> }
  );

export interface SlimPlan {
  /** The versions that the plan was made for and tried with. */
  readonly versions: Readonly<Record<string, string>>;
  readonly replacements: readonly Replacement[];
  /** The only package of codecs, and the only modules of it that the page may hold, replaced ones included. */
  readonly codecs: { readonly package: string; readonly paths: readonly string[] };
}

const SDK_WEB = '@gomomento/sdk-web';
const SDK_CORE = '@gomomento/sdk-core';
const CODECS = '@gomomento/generated-types-webtext';

const VERSIONS = {
  [SDK_WEB]: '1.118.0',
  [SDK_CORE]: '1.118.0',
  [CODECS]: '0.126.0',
  'ua-parser-js': '1.0.41',
  buffer: '6.0.3',
};

/** What the error mapper makes of a status. */
const ERRORS = [
  'AuthenticationError',
  'BadRequestError',
  'CancelledError',
  'FailedPreconditionError',
  'InternalServerError',
  'InvalidArgumentError',
  'LimitExceededError',
  'MomentoErrorCode',
  'PermissionError',
  'SdkError',
  'ServerUnavailableError',
  'TimeoutError',
  'UnknownError',
  'UnknownServiceError',
];

export const SLIM_PLAN: SlimPlan = {
  versions: VERSIONS,
  replacements: [
    {
      package: SDK_WEB,
      path: 'dist/src/index.js',
      names: {
        './topic-client': ['TopicClient'],
        [SDK_CORE]: [
          'CredentialProvider',
          'NoopMomentoLoggerFactory',
          'TopicPublish',
          'TopicSubscribe',
          ...ERRORS,
        ],
      },
      namespaces: { TopicConfigurations: './config/topic-configurations' },
    },
    {
      package: SDK_CORE,
      path: 'dist/src/index.js',
      names: {
        './auth': ['CredentialProvider', 'getDefaultCredentialProvider'],
        './config/logging/noop-momento-logger': ['NoopMomentoLoggerFactory'],
        './config/read-concern': ['ReadConcern'],
        './config/retry/subscription-retry-strategy': ['DEFAULT_SUBSCRIPTION_RETRY_DELAY_MILLIS'],
        './errors': [
          ...ERRORS,
          'CacheAlreadyExistsError',
          'CacheNotFoundError',
          'StoreAlreadyExistsError',
          'StoreItemNotFoundError',
          'StoreNotFoundError',
        ],
        './messages/responses/topic-discontinuity': ['TopicDiscontinuity'],
        './messages/responses/topic-heartbeat': ['TopicHeartbeat'],
        './messages/responses/topic-item': ['TopicItem'],
        './utils': ['PostUrlWebhookDestination'],
      },
      namespaces: {
        TopicPublish: './messages/responses/topic-publish',
        TopicSubscribe: './messages/responses/topic-subscribe',
      },
    },
    {
      package: SDK_CORE,
      path: 'dist/src/messages/responses/enums/index.js',
      names: { './topics': ['TopicPublishResponse', 'TopicSubscribeResponse'] },
    },
    {
      package: SDK_WEB,
      path: 'dist/src/internal/webhook-client.js',
      names: { [ours('webhook-client.ts')]: ['WebhookClient'] },
    },
    // The SDK sends its version along, and bundles all of its package.json for it.
    { package: SDK_WEB, path: 'dist/package.json', json: { version: VERSIONS[SDK_WEB] } },
    {
      package: CODECS,
      path: 'dist/cachepubsub_pb.js',
      names: {
        [ours('pubsub-messages.ts')]: [
          '_PublishRequest',
          '_SubscriptionItem',
          '_SubscriptionRequest',
          '_TopicValue',
        ],
      },
    },
    { package: CODECS, path: 'dist/common_pb.js', names: { [ours('common-messages.ts')]: ['_Empty'] } },
    { package: 'ua-parser-js', path: 'src/ua-parser.js', names: { [ours('ua-parser.ts')]: ['UAParser'] } },
    { package: 'buffer', path: 'index.js', names: { [ours('buffer.ts')]: ['Buffer'] } },
  ],
  codecs: {
    package: CODECS,
    paths: ['dist/CachepubsubServiceClientPb.js', 'dist/cachepubsub_pb.js', 'dist/common_pb.js'],
  },
};

function ours(fileName: string): string {
  return normalizePath(resolve(import.meta.dirname, fileName));
}
