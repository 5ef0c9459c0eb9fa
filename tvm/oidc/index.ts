// What `momento-chat/tvm/oidc` offers to servers that know their callers by tokens of an OpenID provider. Apart from
// `momento-chat/tvm`, so that others need no `aws-jwt-verify`.

export { readOidcSettings } from '../kinds/oidc.ts';
export type { OidcIdClaim, OidcSettings, SignatureAlgorithm } from '../kinds/oidc-settings.ts';
export { createOidcCallerOf, type OidcCallerOf, type OidcCallerParts } from './oidc-caller.ts';
