import { describe, expect, it } from 'vitest';
import { cognitoEndpointOf } from '../../../src/sign-in/cognito/cognito-endpoint.ts';

const userPoolId = 'eu-central-1_AbCdEfGhI';

describe('cognitoEndpointOf', () => {
  it('finds the service by the region of the pool', () => {
    expect(cognitoEndpointOf({ userPoolId })).toBe('https://cognito-idp.eu-central-1.amazonaws.com/');
  });

  it('is what the configuration says', () => {
    const cognitoEndpoint = 'http://127.0.0.1:9229/';
    expect(cognitoEndpointOf({ userPoolId, cognitoEndpoint })).toBe(cognitoEndpoint);
  });
});
