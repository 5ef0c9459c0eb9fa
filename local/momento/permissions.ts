import { permission_messages } from '@gomomento/generated-types/dist/permissionmessages.js';
import { ServiceError } from './status.ts';

const { TopicRole } = permission_messages;

export type TopicOperation = 'publish' | 'subscribe';

/** A right on topics, as a token carries it. Without `cache`, in every cache; without `topic`, on every topic. */
export interface TopicGrant {
  readonly operations: readonly TopicOperation[];
  readonly cache?: string;
  readonly topic?: { readonly name: string } | { readonly prefix: string };
}

// (Source: public-dev-docs, docs/platform/limits/auth.mdx.)
const MOST_STATEMENTS = 20;

/**
 * The rights on topics that a request for a token asks for. Rights on cached items and functions count as
 * statements and give nothing here: this service has neither.
 * @throws ServiceError INVALID_ARGUMENT for none, too many, or rights that no disposable token can have.
 */
export function grantsOf(permissions: permission_messages.Permissions | undefined): TopicGrant[] {
  if (permissions?.has_super_user) throw invalid('a disposable token cannot have super user permissions');
  const statements = permissions?.has_explicit ? permissions.explicit.permissions : [];
  if (statements.length === 0) throw invalid('at least one permission is required');
  if (statements.length > MOST_STATEMENTS) {
    throw invalid(`at most ${MOST_STATEMENTS} permissions are allowed; got ${statements.length}`);
  }
  return statements
    .filter((statement) => statement.has_topic_permissions)
    .map((statement) => grantOf(statement.topic_permissions));
}

function grantOf(permission: permission_messages.PermissionsType.TopicPermissions): TopicGrant {
  const selector = permission.topic_selector;
  const namesTopic = permission.has_all_topics || (permission.has_topic_selector && selector.kind !== 'none');
  if (permission.cache === 'none' || !namesTopic) {
    throw invalid('a topic permission must name its cache and its topic');
  }
  return {
    operations: operationsOf(permission.role),
    ...(permission.has_all_caches ? {} : { cache: permission.cache_selector.cache_name }),
    ...(permission.has_all_topics
      ? {}
      : {
          topic: selector.has_topic_name
            ? { name: selector.topic_name }
            : { prefix: selector.topic_name_prefix },
        }),
  };
}

function operationsOf(role: permission_messages.TopicRole): TopicOperation[] {
  switch (role) {
    case TopicRole.TopicReadWrite:
      return ['publish', 'subscribe'];
    case TopicRole.TopicReadOnly:
      return ['subscribe'];
    case TopicRole.TopicWriteOnly:
      return ['publish'];
    case TopicRole.TopicPermitNone:
    default:
      throw invalid('a topic permission must have a role');
  }
}

export interface TopicRequest {
  readonly operation: TopicOperation;
  readonly cacheName: string;
  readonly topicName: string;
}

/** Whether one of the rights covers the request. */
export function allows(grants: readonly TopicGrant[], request: TopicRequest): boolean {
  return grants.some(
    ({ operations, cache, topic }) =>
      operations.includes(request.operation) &&
      (cache === undefined || cache === request.cacheName) &&
      (topic === undefined ||
        ('name' in topic ? topic.name === request.topicName : request.topicName.startsWith(topic.prefix))),
  );
}

function invalid(reason: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', `Invalid argument: ${reason}`);
}
