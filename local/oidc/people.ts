// Who can sign in at the local provider.

export interface OidcPerson {
  /** Also the `sub` of the tokens. Real ones say nothing to people; this one is for whoever reads along. */
  readonly username: string;
  /** Good for nothing but this machine, and it says so. */
  readonly password: string;
  readonly name: string;
  /** Groups of the default policy. */
  readonly groups: readonly string[];
  /** What this person is there for, in words. */
  readonly note: string;
  /** Why the provider itself lets nobody of this account in, in its own words. */
  readonly refusal?: string;
}

const password = 'Local-Only-1';

export const oidcPeople: readonly OidcPerson[] = [
  {
    username: 'writer',
    password,
    name: 'Wanda Writer',
    groups: ['ReadWriteUserGroup'],
    note: 'reads and writes',
  },
  { username: 'reader', password, name: 'Rita Reader', groups: ['ReadOnlyUserGroup'], note: 'reads only' },
  {
    username: 'stranger',
    password,
    name: 'Sam Stranger',
    groups: [],
    note: 'is in no group, and gets no token',
  },
  {
    username: 'blocked',
    password,
    name: 'Bo Blocked',
    groups: ['ReadWriteUserGroup'],
    note: 'is refused by the provider',
    refusal: 'Your account is not assigned to Momento Chat. Ask the IT desk of Acme.',
  },
];

export function personOf(username: string): OidcPerson | undefined {
  return oidcPeople.find((person) => person.username === username);
}
