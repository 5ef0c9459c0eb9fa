export type { Clock } from '../base/clock.ts';
export { openAuthorizer, type TvmAuthorization, type TvmAuthorizer } from './authorizer.ts';
export type { SharedFailure, TokenNews, TokenShare, TurnOptions } from './token-share.ts';
export type { ToldRole } from './told-role.ts';
export { TvmClient, type TvmClientOptions } from './tvm-client.ts';
export { TvmError, type TvmErrorCode, type TvmErrorDetails } from './tvm-error.ts';
export type { ExpiryClaims, VendAnswer } from './vend-answer.ts';
export type { VendedToken } from './vended-token.ts';
export type { IdRule, TokenRole, VendResponse, WireErrorBody, WireErrorCode } from './wire.ts';
