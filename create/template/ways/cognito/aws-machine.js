// The machine at AWS, as an entry of `machines` in a `deployment.json` of momento-chat.
import { clientId, issuer } from './cognito.js';

export const machine = {
  auth: 'oidc',
  issuer,
  clientId,
  groupsPath: ['cognito:groups'],
  // People are known by their user names.
  shortName: '*cognito',
};
