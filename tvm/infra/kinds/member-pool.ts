import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { type ManagedLogin, ManagedLoginPages } from './managed-login-pages.ts';

export interface MemberPoolProps {
  /** In order of precedence. */
  readonly groups: readonly string[];
  readonly selfSignUp: boolean;
  readonly passwordFlow: boolean;
  readonly rotateRefreshTokens: boolean;
  /** Absent: people sign in on the page itself. */
  readonly managedLogin?: ManagedLogin;
}

/** A page whose answer was lost has so long to ask once more. The service takes no longer. */
const ROTATION_GRACE = Duration.seconds(60);

/** The people who may sign in, and the app client of the page. It holds nobody: accounts are made after it. */
export class MemberPool extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly managedLogin: ManagedLoginPages | undefined;

  constructor(scope: Construct, id: string, props: MemberPoolProps) {
    super(scope, id);
    const { groups, selfSignUp, passwordFlow, rotateRefreshTokens, managedLogin } = props;
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: selfSignUp,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
      // A changed address counts once it is verified: nobody signs in by somebody else's.
      keepOriginal: { email: true },
      // "Ann" must not be able to pass for "ann": the name becomes the id that is shown with each message.
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      // The plan below it has no managed login.
      ...(managedLogin && { featurePlan: FeaturePlan.ESSENTIALS }),
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      // People outlive a stack.
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
    });
    groups.forEach((groupName, precedence) => this.pool.addGroup(groupName, { groupName, precedence }));
    this.client = this.pool.addClient('Page', {
      // A page cannot keep a secret.
      generateSecret: false,
      // Written out: a client without flows gets defaults, with the renewal that rotation forbids.
      authFlows: managedLogin ? { user: true } : { userSrp: true, userPassword: passwordFlow },
      ...(rotateRefreshTokens && { refreshTokenRotationGracePeriod: ROTATION_GRACE }),
      ...(managedLogin ? ManagedLoginPages.clientOptions(managedLogin) : { disableOAuth: true }),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
    this.managedLogin =
      managedLogin &&
      new ManagedLoginPages(this, 'ManagedLogin', { pool: this.pool, client: this.client, ...managedLogin });
    acknowledge(this.pool, {
      'AwsSolutions-COG2':
        'A second factor (TOTP) is offered to everybody; a chat does not force it on its guests.',
      'AwsSolutions-COG8':
        'Threat protection needs the Plus plan, which costs per user; the operator of a larger chat can switch it on.',
    });
  }
}
