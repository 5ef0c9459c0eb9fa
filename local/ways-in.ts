// What whoever starts the stand-ins is told about the Token Vending Machines: where they are, who can sign in, and
// a command that gets a token as it is.

import { cognitoInstructions } from './cognito/instructions.ts';
import { staff } from './staff.ts';
import type { StandIns } from './stand-ins.ts';

export interface WayIn {
  /** As the page calls it. */
  readonly name: string;
  readonly url: string;
  /** Who can sign in, in lines; empty where nobody has to. */
  readonly users: string;
  readonly curl: string;
}

/** @param guestUrl where guests get their tokens. */
export function waysIn({ cognito, machines: { urls } }: StandIns, guestUrl: string): readonly WayIn[] {
  const [user] = staff;
  const [member] = cognito.users;
  const signIn = JSON.stringify({
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: cognito.clientId,
    AuthParameters: { USERNAME: member?.username, PASSWORD: member?.password },
  });
  return [
    { name: 'Guest', url: guestUrl, users: '', curl: `curl '${guestUrl}?name=Ann'` },
    {
      name: 'Staff',
      url: urls.lambda,
      users: staff.map(({ userName, password, tier }) => `${userName}  ${password}  ${tier}`).join('\n'),
      curl: `curl -H 'username: ${user?.userName}' -H 'password: ${user?.password}' '${urls.lambda}'`,
    },
    {
      name: 'Member',
      url: urls.cognito,
      users: cognitoInstructions(cognito).trimEnd(),
      curl: `ID_TOKEN=$(curl -s '${cognito.url}' -H 'Content-Type: application/x-amz-json-1.1' \\
  -H 'X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth' \\
  -d '${signIn}' \\
  | sed 's/.*"IdToken":"\\([^"]*\\)".*/\\1/')
curl -H "Authorization: Bearer $ID_TOKEN" '${urls.cognito}'`,
    },
  ];
}

/** What there is to say of a way in, under its heading. */
export function detailsOf({ users, curl }: WayIn): string {
  return users === '' ? curl : `${users}\n${curl}`;
}
