import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { callCognito } from './cognito-call.ts';
import { CognitoPage } from './cognito-page.ts';

let cognito: LocalCognito;

beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

describe('the front', () => {
  it('lets a page of any origin send what the library sends', async () => {
    const asked = 'cache-control,content-type,x-amz-target,x-amz-user-agent';

    const { status, headers } = await fetch(cognito.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://chat.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
      },
    });

    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toBe(asked);
  });

  it('lets a page read refusals, and names them in a header too', async () => {
    const { status, headers, body } = await callCognito(cognito, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'writer', PASSWORD: 'Wrong-Password-1' },
    });

    expect(status).toBe(400);
    expect(body).toEqual({ __type: 'NotAuthorizedException', message: 'Incorrect username or password.' });
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('x-amzn-ErrorType');
    expect(headers.get('x-amzn-errortype')).toBe('NotAuthorizedException:');
  });

  it.each(['AdminCreateUser', 'ListUsers', 'constructor', 'NoSuchAction'])(
    'does not run %s',
    async (action) => {
      expect((await callCognito(cognito, action)).body).toMatchObject({
        __type: 'UnknownOperationException',
      });
    },
  );

  it.each(['', '[]', 'null', '{'])('refuses the body "%s"', async (body) => {
    const response = await fetch(cognito.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body,
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  });

  it('refuses a form, and a body that is too large', async () => {
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' };
    const form = await fetch(cognito.url, { method: 'POST', headers, body: new URLSearchParams({ a: 'b' }) });
    const large = await callCognito(cognito, 'InitiateAuth', { AuthFlow: 'x'.repeat(300_000) });

    expect(await form.json()).toMatchObject({ __type: 'UnknownOperationException' });
    expect(large.status).toBe(413);
  });

  it('describes its issuer', async () => {
    const response = await fetch(`${cognito.issuer}/.well-known/openid-configuration`);

    expect(await response.json()).toMatchObject({ issuer: cognito.issuer, jwks_uri: cognito.jwksUrl });
    expect((await fetch(`${cognito.url}elsewhere`)).status).toBe(404);
  });

  it('says nothing on the console and writes nothing into the working directory', async () => {
    const said = vi.spyOn(process.stdout, 'write');
    const page = new CognitoPage(cognito, 'sms');

    await page.signIn('Local-Only-1', 'USER_PASSWORD_AUTH');
    await page.sendCode('000000', 'SMS_MFA');

    expect(said).not.toHaveBeenCalled();
    expect(existsSync('.cognito')).toBe(false);
    said.mockRestore();
  });
});

describe('faults', () => {
  it('refuse calls to one action, as often as was said', async () => {
    cognito.control.fail({
      action: 'InitiateAuth',
      code: 'TooManyRequestsException',
      message: 'Rate exceeded',
      times: 1,
    });
    const page = new CognitoPage(cognito, 'writer');

    expect(await page.signIn('Local-Only-1', 'USER_PASSWORD_AUTH')).toMatchObject({
      code: 'TooManyRequestsException',
      message: 'Rate exceeded',
    });
    expect((await page.signIn('Local-Only-1', 'USER_PASSWORD_AUTH')).kind).toBe('signed-in');
  });

  it('cut connections until they are taken back', async () => {
    cognito.control.fail({ drop: true });
    await expect(callCognito(cognito, 'InitiateAuth')).rejects.toBeInstanceOf(Error);

    cognito.control.reset();

    expect((await callCognito(cognito, 'InitiateAuth')).status).toBe(400);
  });

  it('have something in front of it answer with a page of its own', async () => {
    cognito.control.fail({ httpStatus: 403, page: '<h1>Blocked</h1>', times: 1 });

    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    };
    const response = await fetch(cognito.url, { method: 'POST', headers, body: '{}' });

    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.text()).toBe('<h1>Blocked</h1>');
  });

  it('hold calls back until they are taken back', async () => {
    cognito.control.hang('InitiateAuth');
    const page = new CognitoPage(cognito, 'writer');
    let isAnswered = false;
    const signingIn = page.signIn('Local-Only-1', 'USER_PASSWORD_AUTH').finally(() => {
      isAnswered = true;
    });
    await callCognito(cognito, 'ForgotPassword', { Username: 'writer' });
    expect(isAnswered).toBe(false);

    cognito.control.reset();

    expect((await signingIn).kind).toBe('signed-in');
  });
});

describe('closing', () => {
  let own: LocalCognito;

  beforeEach(async () => {
    own = await startLocalCognito();
  });
  afterEach(() => own.close());

  it('leaves nothing listening and lets no call go on', async () => {
    own.control.hang();
    const call = callCognito(own, 'InitiateAuth');
    const ended = call.then(
      () => 'answered',
      () => 'cut',
    );
    await own.close();
    await own.close();

    expect(await ended).toBe('cut');
    await expect(fetch(own.url)).rejects.toThrow('fetch failed');
  });

  it('gives the port back', async () => {
    const port = Number(new URL(own.url).port);
    await own.close();

    const next = await startLocalCognito({ port });
    await next.close();

    expect(next.url).toBe(own.url);
  });

  it('fails to start where the port is taken', async () => {
    const port = Number(new URL(own.url).port);

    await expect(startLocalCognito({ port })).rejects.toThrow('EADDRINUSE');
  });
});
