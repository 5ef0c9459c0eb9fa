import { TOKEN_ROLES, type TokenRole } from './wire.ts';

/** `unknown`: a role that this client does not know, of a machine that is newer; it may allow less than any known. */
export type ToldRole = TokenRole | 'unknown';

/** The role that a machine names; `undefined` where it names none: no field, or an empty one (null, '', 0, false). */
export function toldRole(value: unknown): ToldRole | undefined {
  return value ? (TOKEN_ROLES.find((role) => role === value) ?? 'unknown') : undefined;
}
