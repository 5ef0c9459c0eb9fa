// The requests that the chat of momentohq/client-sdk-javascript (examples/web/vite-chat-app) sends, as it sends
// them, to the machines of a deployment.

import { TopicPublish, TopicSubscribe } from '@gomomento/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from '../../../local/stand-ins.ts';
import type { VendResponse } from '../../../src/tvm-client/wire.ts';
import { credentialsOf, topicClient } from '../../support/momento-node-clients.ts';
import { sendRequest } from '../../support/send-request.ts';
import { talkWithToken } from '../../support/talk-with-token.ts';

const FROM_PAGE = ['Origin', 'http://localhost:5173', 'Cache-Control', 'no-cache', 'Pragma', 'no-cache'];

let standIns: StandIns;
beforeAll(async () => {
  standIns = await startStandIns();
});
afterAll(() => standIns.close());

async function vend(url: string, headers: readonly string[]): Promise<VendResponse> {
  const response = await sendRequest(url, { headers: [...FROM_PAGE, ...headers] });
  expect(response.status).toBe(200);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  return (await response.json()) as VendResponse;
}

/** It signs in with the password itself, through the AWS SDK. */
async function idTokenOf(username: string): Promise<string> {
  const { url, clientId } = standIns.cognito;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: username, PASSWORD: 'Local-Only-1' },
    }),
  });
  const answer = (await response.json()) as { AuthenticationResult: { IdToken: string } };
  return answer.AuthenticationResult.IdToken;
}

async function memberHeaders(username: string, usergroup: string): Promise<string[]> {
  const bearer = `Bearer ${await idTokenOf(username)}`;
  return ['Authorization', bearer, 'usergroup', usergroup, 'cachename', 'chat'];
}

async function talk({ authToken }: VendResponse) {
  const item = await talkWithToken(authToken, standIns.momento.grpcAddress);
  return { text: item.valueString(), from: item.tokenId() };
}

describe("the original client's request", () => {
  it('gets a token it can talk with from an open machine', async () => {
    expect(await talk(await vend(standIns.machines.urls.open, []))).toEqual({ text: 'hello', from: '' });
  });

  it('gets one from a machine that asks for a user name and a password', async () => {
    const token = await vend(standIns.machines.urls.lambda, [
      'username',
      'writer',
      'password',
      'Local-Only-1',
    ]);
    expect(await talk(token)).toEqual({ text: 'hello', from: 'writer' });
  });

  it('gets one from a machine that asks for an ID token', async () => {
    const headers = await memberHeaders('writer', 'ReadWriteUserGroup');
    expect(await talk(await vend(standIns.machines.urls.cognito, headers))).toEqual({
      text: 'hello',
      from: 'writer',
    });
  });

  it.each(['writer', 'reader'])('has the two fields that it reads, for %s', async (username) => {
    const headers = await memberHeaders(username, 'ReadOnlyUserGroup');
    const { authToken, expiresAt } = await vend(standIns.machines.urls.cognito, headers);
    expect(authToken).toBeTypeOf('string');
    expect(expiresAt * 1_000).toBeGreaterThan(Date.now());
  });
});

describe('a member who may only read', () => {
  it('cannot publish with any token, whatever group the request names', async () => {
    const headers = await memberHeaders('reader', 'ReadWriteUserGroup');
    const { authToken, role } = await vend(standIns.machines.urls.cognito, headers);
    expect(role).toBe('subscribe-only');

    const topics = topicClient(credentialsOf(authToken, standIns.momento.grpcAddress));
    const published = await topics.publish('chat', 'lobby', 'hello');
    expect(published instanceof TopicPublish.Error && published.errorCode()).toBe('PERMISSION_ERROR');
    const subscribed = await topics.subscribe('chat', 'lobby', { onItem: () => {} });
    expect(subscribed).toBeInstanceOf(TopicSubscribe.Subscription);
    if (subscribed instanceof TopicSubscribe.Subscription) subscribed.unsubscribe();
  });
});
