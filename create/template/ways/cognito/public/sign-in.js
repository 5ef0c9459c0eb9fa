// Who somebody is here: somebody of the user pool. Cognito's library proves the password without sending it, and renews the ID
// token that goes to the machine. All of it is forgotten when the page is left.
import '/amazon-cognito-identity-js/amazon-cognito-identity.min.js';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = globalThis.AmazonCognitoIdentity;

/** After these, the same step can be tried again. */
const AGAIN = new Set(['CodeMismatchException', 'InvalidPasswordException']);

/** What takes the next answer of a person of whom more is asked than a password. */
let next;

export async function signIn(form, { userPoolId, clientId, cognitoEndpoint }) {
  const fields = new FormData(form);
  const answer = next ?? begin({ userPoolId, clientId, cognitoEndpoint });
  next = undefined;
  const { user, session } = await answer(fields, form);
  return {
    name: session.getIdToken().payload['cognito:username'],
    ask: async () => ({ headers: { Authorization: `Bearer ${await idTokenOf(user)}` } }),
  };
}

function begin({ userPoolId, clientId, cognitoEndpoint: endpoint }) {
  const Storage = memory();
  const Pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint, Storage });
  return (fields, form) => {
    const Username = fields.get('username').trim();
    const user = new CognitoUser({ Username, Pool, Storage });
    const details = new AuthenticationDetails({ Username, Password: fields.get('password') });
    return result(user, form, (callbacks) => user.authenticateUser(details, callbacks));
  };
}

/** Waits for the end of a step of the sign-in, or has the form ask for what comes next. */
function result(user, form, start, asked) {
  return new Promise((resolve, reject) => {
    const ask = (name, says, send) => {
      const field = form.elements[name];
      field.parentElement.hidden = false;
      field.required = true;
      next = (fields) => {
        field.parentElement.hidden = true;
        field.required = false;
        field.value = '';
        const answered = (callbacks) => send(fields.get(name), callbacks);
        return result(user, form, answered, { name, send });
      };
      field.focus();
      reject(new Error(says));
    };
    const code = (type) => () =>
      ask('code', 'Type the code that you got, or that your app shows.', (text, callbacks) =>
        user.sendMFACode(text.trim(), callbacks, type),
      );
    const unknown = (what) => () =>
      reject(new Error(`Your account asks for ${what}, which this page cannot do.`));
    start({
      onSuccess: (session) => resolve({ user, session }),
      onFailure: (error) => {
        if (asked && AGAIN.has(error.code)) ask(asked.name, error.message, asked.send);
        else reject(new Error(error.message ?? 'You could not be signed in.', { cause: error }));
      },
      newPasswordRequired: () =>
        ask('new-password', 'Choose a new password.', (text, callbacks) =>
          user.completeNewPasswordChallenge(text, {}, callbacks),
        ),
      mfaRequired: code('SMS_MFA'),
      totpRequired: code('SOFTWARE_TOKEN_MFA'),
      mfaSetup: unknown('a second factor to be set up'),
      selectMFAType: unknown('a choice of second factors'),
      customChallenge: unknown('something of its own'),
    });
  });
}

/** The library renews it where it has run out. */
function idTokenOf(user) {
  return new Promise((resolve, reject) => {
    user.getSession((error, session) => {
      if (session) resolve(session.getIdToken().getJwtToken());
      // Cognito has ended it: only signing in again helps.
      else reject(Object.assign(error, { retryable: error.code !== 'NotAuthorizedException' }));
    });
  });
}

function memory() {
  const values = new Map();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  };
}
