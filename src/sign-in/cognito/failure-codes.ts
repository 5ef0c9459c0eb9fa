// What can go wrong at the sign-in service, sorted by who can mend it.

/** Who signs in can, by entering something else or by doing something else first. */
export type PersonMends =
  /** User name or password: the service does not tell which. */
  | 'wrong-credentials'
  | 'unknown-user'
  | 'not-confirmed'
  /** An administrator asks for a new password: it is reset as a forgotten one. */
  | 'reset-required'
  | 'wrong-code'
  | 'expired-code'
  /** `detail` is the service's own sentence on its policy. */
  | 'password-policy'
  | 'user-exists'
  /** An account has this e-mail address or phone number. */
  | 'address-exists'
  /** Something else that was typed is not accepted; `detail` is the service's own sentence. */
  | 'invalid-input'
  /** The pool wants something else of a new account, or more: the step asks for it now. */
  | 'more-wanted'
  /** There is no way without one. */
  | 'password-only'
  /** The browser gave none: it does not tell whether somebody cancelled or has none there. */
  | 'passkey-not-given'
  /** The browser cannot use any. */
  | 'passkeys-unsupported'
  /** The device has one for this account already. */
  | 'passkey-exists'
  /** Of a kind that the device or the service does not know. */
  | 'passkey-not-supported'
  /** What it has to sign was good for a few minutes only. */
  | 'passkey-late'
  /** The service does not take it: it begins again at the password. */
  | 'passkey-refused'
  /** The way so far took too long, or was used up: it begins again at the password. */
  | 'session-expired';

/** Whoever runs the chat can. Waiting does not help, and no words may say so. */
export type OperatorMends =
  | 'disabled'
  /** The temporary password of an invitation has run out. */
  | 'invitation-expired'
  /** A password cannot be reset before the temporary one has been replaced. */
  | 'still-invited'
  /** There is no verified address to send a code to. */
  | 'no-reset-address'
  /** A web application firewall stands before the pool. */
  | 'blocked'
  /** Threat protection takes the try for an attack. */
  | 'risky'
  /** No such pool or client. */
  | 'unknown-client'
  /** The client has a secret, which no page can keep. */
  | 'client-secret'
  | 'flow-not-enabled'
  /** A trigger refuses; `detail` is the operator's own sentence. */
  | 'rule'
  /** A trigger fails. */
  | 'trigger-broken'
  /** A code could not be sent. */
  | 'undeliverable'
  /** Something else about the pool or its client is not set up for this. */
  | 'pool-setup'
  /** The page is opened without https, or by an address that is no name. */
  | 'passkeys-not-here'
  /** Passkeys of the pool are for another address; `detail` is its name. */
  | 'passkeys-elsewhere'
  /** The service asks for something that this page does not know; `detail` names it. */
  | 'unsupported'
  /** A second factor has to be set up, and not here; `detail` lists names of the service for those that would do. */
  | 'set-up-needed'
  /** An answer that this page cannot read. */
  | 'not-understood'
  /** A value is not accepted, and it may not be one that was typed. */
  | 'not-accepted'
  /** All that is not known here: `detail` is the service's own sentence. */
  | 'refused';

/** It passes. */
export type TimeMends =
  | 'too-many-attempts'
  | 'unreachable'
  | 'timeout'
  /** An error within the service. */
  | 'service'
  /** What answered is not the service: a proxy, or a network that wants a sign-in of its own. */
  | 'not-the-service';

export type CognitoFailureCode = PersonMends | OperatorMends | TimeMends;
