import type { Account } from './account.ts';
import { CognitoRefusal } from './cognito-refusal.ts';
import type { Devices } from './devices.ts';
import type { ForgottenPassword } from './forgotten-password.ts';
import type { InitiateAuth } from './initiate-auth.ts';
import type { Passkeys } from './passkeys.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { Renewal } from './renewal.ts';
import type { RequestFields } from './request-fields.ts';
import type { RespondToChallenge } from './respond-to-challenge.ts';
import type { SignUp } from './sign-up.ts';
import type { SoftwareTokens } from './software-tokens.ts';
import type { TokenIssuer } from './token-issuer.ts';

export interface ActionsOptions {
  readonly clientId: string;
  readonly initiateAuth: InitiateAuth;
  readonly respondToChallenge: RespondToChallenge;
  readonly signUp: SignUp;
  readonly forgottenPassword: ForgottenPassword;
  readonly softwareTokens: SoftwareTokens;
  readonly account: Account;
  readonly renewal: Renewal;
  readonly tokens: TokenIssuer;
  readonly refreshTokens: RefreshTokens;
  readonly devices: Devices;
  readonly passkeys: Passkeys;
}

type Action = (request: RequestFields) => Promise<object>;

/** Every action that Cognito lets a page call, by name. What administrators call needs keys of AWS, and is not here. */
export function createActions(options: ActionsOptions): (name: string) => Action {
  const { initiateAuth, respondToChallenge, signUp, forgottenPassword, softwareTokens, account, passkeys } =
    options;
  const ofClient: Readonly<Record<string, Action>> = {
    InitiateAuth: (request) => initiateAuth.run(request),
    RespondToAuthChallenge: (request) => respondToChallenge.run(request),
    SignUp: (request) => signUp.signUp(request),
    ConfirmSignUp: (request) => signUp.confirm(request),
    ResendConfirmationCode: (request) => signUp.resend(request),
    ForgotPassword: (request) => forgottenPassword.start(request),
    ConfirmForgotPassword: (request) => forgottenPassword.confirm(request),
    GetTokensFromRefreshToken: (request) => options.renewal.byAction(request),
    RevokeToken: (request) => {
      options.refreshTokens.revoke(request.text('Token'));
      return Promise.resolve({});
    },
  };
  const ofUser: Readonly<Record<string, Action>> = {
    AssociateSoftwareToken: (request) => softwareTokens.associate(request),
    VerifySoftwareToken: (request) => softwareTokens.verify(request),
    ChangePassword: (request) => account.changePassword(request),
    GlobalSignOut: (request) => account.signOutEverywhere(request),
    ConfirmDevice: async (request) => {
      options.tokens.subjectOf(request.text('AccessToken'));
      return await options.devices.confirm(request);
    },
    StartWebAuthnRegistration: (request) => passkeys.startRegistration(request),
    CompleteWebAuthnRegistration: (request) => passkeys.completeRegistration(request),
    ListWebAuthnCredentials: (request) => passkeys.list(request),
    DeleteWebAuthnCredential: (request) => passkeys.delete(request),
    GetUser: account.passOn('GetUser'),
    SetUserMFAPreference: (request) => account.setMfaPreference(request),
    UpdateUserAttributes: account.passOn('UpdateUserAttributes'),
    DeleteUserAttributes: account.passOn('DeleteUserAttributes'),
    GetUserAttributeVerificationCode: account.passOn('GetUserAttributeVerificationCode'),
    VerifyUserAttribute: account.passOn('VerifyUserAttribute'),
    DeleteUser: account.passOn('DeleteUser'),
  };
  return (name) => {
    if (Object.hasOwn(ofUser, name)) return actionOf(ofUser, name);
    const action = actionOf(ofClient, name);
    return async (request) => {
      const clientId = request.text('ClientId');
      if (clientId === options.clientId) return await action(request);
      throw new CognitoRefusal('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
    };
  };
}

function actionOf(table: Readonly<Record<string, Action>>, name: string): Action {
  const action = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!action) throw new CognitoRefusal('UnknownOperationException', '');
  return action;
}
