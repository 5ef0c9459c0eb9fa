/**
 * How a machine finds out who calls. `open`: it does not, everybody is anonymous. `lambda`: by a user name and a
 * password in two headers. `cognito`: by an ID token of one user pool.
 */
export type AuthMode = (typeof authModes)[number];

export const authModes = ['open', 'lambda', 'cognito'] as const;
