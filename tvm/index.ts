// What `momento-chat/tvm` offers to servers that embed the Token Vending Machine.

export { type AnswerEntry, refusalEntry } from './answer-entry.ts';
export type { AnonymousCaller, Caller, UnnamedCaller, UnverifiedCaller, UserCaller } from './caller.ts';
export type { AllowedOrigins } from './cors.ts';
export type { Fault } from './fault.ts';
export { type ClaimsRules, createClaimsReader } from './kinds/cognito-claims.ts';
export type { IdClaim, IdRules } from './kinds/cognito-id.ts';
export { type LegacyKey, type MomentoKey, readMomentoKey, type V2Key } from './momento-key.ts';
export { createMomentoVendor, type MomentoVendorOptions } from './momento-vendor.ts';
export { type CallerOf, createNodeListener, type NodeListener } from './node-listener.ts';
export { type EmbeddedMode, optionsFromEnvironment } from './options-from-environment.ts';
export { parsePolicy } from './parse-policy.ts';
export type { AnonymousRule, Grant, GroupRule, Policy, PolicyRule } from './policy.ts';
export { Refusal, type RefusalOptions } from './refusal.ts';
export { createTokenHandler, type TokenHandler, type TokenHandlerOptions } from './token-handler.ts';
export type { CallerSource } from './token-machine.ts';
export type { FreshToken, TokenVendor, VendOrder } from './token-vendor.ts';
export { createVendMetrics, type VendMetrics } from './vend-metrics.ts';
export type { AnsweredRequest, VendObserver, VendOutcome } from './vend-outcome.ts';
