// The user pool whose people may chat, and the app client that the page is there. Neither is a secret.

/** Such as `eu-west-1_aBcDeFgHi`. */
export const userPoolId = '';
/** Such as `1example23456789`; of a client without a secret. */
export const clientId = '';

if (!userPoolId || !clientId) {
  throw new Error('Fill in userPoolId and clientId in cognito.js: README.md says where they are shown.');
}

const [region] = userPoolId.split('_');

/** Where the page signs people in. */
export const endpoint = process.env.COGNITO_ENDPOINT || `https://cognito-idp.${region}.amazonaws.com/`;

/** As the tokens of the pool say it. */
export const issuer = new URL(userPoolId, endpoint).href;
