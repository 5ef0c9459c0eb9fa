import type { ContractUser, GroupShape } from './contract.ts';
import type { TokenFault } from './id-tokens.ts';

// Who asks. The same people exist in both modes that know people: by password with a tier, by ID token with groups.

export type Persona = Nobody | Member | WrongCredentials;

/** Sends no credentials at all. */
export interface Nobody {
  readonly kind: 'nobody';
}

export interface Member {
  readonly kind: 'member';
  readonly userName: string;
  /** In mode `lambda` the first is the tier. */
  readonly groups: readonly string[];
  /** Mode `cognito`: only targets that read this shape are tried. */
  readonly groupsAs?: GroupShape;
  /** Mode `cognito`: what the token says beside, or says otherwise; undefined: it does not. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Sends something that no authorizer lets through. */
export interface WrongCredentials {
  readonly kind: 'wrong';
  readonly headers?: Readonly<Record<string, string>>;
  /** Mode `cognito`: a token of the reader's that is wrong in this way. */
  readonly token?: TokenFault;
}

export const READ_WRITE = 'ReadWriteUserGroup';
export const READ_ONLY = 'ReadOnlyUserGroup';

export const nobody: Nobody = { kind: 'nobody' };
export const writer: Member = { kind: 'member', userName: 'wanda', groups: [READ_WRITE] };
export const reader: Member = { kind: 'member', userName: 'rita', groups: [READ_ONLY] };
/** In a group, or of a tier, that only sounds like one of the policy. */
export const outsider: Member = { kind: 'member', userName: 'otto', groups: [`x${READ_WRITE}`] };

/** Put into the directory past the command that refuses such names: as somebody from a provider is called. */
export const pretender: Member = { kind: 'member', userName: 'acme:ann', groups: [READ_WRITE] };

/** Printable ASCII: what a header carries unharmed. */
export function passwordOf(userName: string): string {
  return `correct horse ${userName}!`;
}

/** Who can sign in by password. */
export const contractUsers: readonly ContractUser[] = [writer, reader, outsider, pretender].map(
  ({ userName, groups: [tier = ''] }) => ({ userName, tier, password: passwordOf(userName) }),
);
