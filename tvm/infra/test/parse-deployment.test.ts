import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { allowedOriginsOf } from '../deployment.ts';
import { parseDeployment } from '../parse-deployment.ts';

const machine = { id: 'Guest', name: 'Guest', auth: 'open' };

function problemWith(value: unknown): string {
  try {
    parseDeployment(value);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return assert.fail('it was accepted');
}

describe('a deployment', () => {
  it('takes the example', () => {
    const example = readFileSync(new URL('../deployment.example.json', import.meta.url), 'utf8');
    const { machines } = parseDeployment(JSON.parse(example));
    assert.deepEqual(
      machines.map(({ auth }) => auth),
      ['open', 'lambda', 'cognito'],
    );
  });

  it('fills in what is left out with what is safe', () => {
    assert.deepEqual(
      parseDeployment({ machines: [machine, { ...machine, id: 'M', name: 'M', auth: 'cognito' }] }),
      {
        name: 'MomentoChat',
        cacheName: 'chat',
        allowedOrigins: [],
        machines: [
          { ...machine, vendsPerSecond: 5, tracing: false },
          {
            id: 'M',
            name: 'M',
            auth: 'cognito',
            vendsPerSecond: 5,
            tracing: false,
            selfSignUp: false,
            passwordFlow: false,
            emailsAreUniqueAndPublic: false,
            rotateRefreshTokens: false,
          },
        ],
      },
    );
  });

  it('needs a list of machines', () => {
    assert.equal(problemWith({}), 'unable to use the deployment; machines is missing, expected a list');
    assert.match(problemWith([]), /the file is \[\], expected an object/);
  });

  it('names every wrong value at once, by key, with what is expected', () => {
    const text = problemWith({
      name: 'Chat!',
      machines: [{ ...machine, auth: 'none', vendsPerSecond: 0.5 }],
      page: { rooms: [''] },
    });
    assert.match(text, /name is "Chat!", expected letters and digits/);
    assert.match(text, /machines\[0\]\.auth is "none", expected one of open, lambda, cognito, oidc/);
    assert.match(text, /machines\[0\]\.vendsPerSecond is 0\.5, expected a whole number from 1/);
    assert.match(text, /page\.rooms\[0\] is "", expected a text of 1 to 56 characters/);
  });

  it('refuses a key it does not know, and one that belongs to another way to authorize', () => {
    assert.match(problemWith({ machines: [], alowedOrigins: [] }), /alowedOrigins is not a known key/);
    assert.match(
      problemWith({ machines: [{ ...machine, selfSignUp: true }] }),
      /machines\[0\]\.selfSignUp is not a known key/,
    );
  });

  for (const origin of [
    '*',
    'https://chat.example.com/',
    'https://*.example.com',
    'chat.example.com',
    '',
    7,
  ]) {
    it(`refuses ${JSON.stringify(origin)} as an origin`, () => {
      assert.match(
        problemWith({ machines: [machine], allowedOrigins: [origin] }),
        /allowedOrigins\[0\] is .*, expected an exact origin/,
      );
    });
  }

  it('refuses a policy that the machine would refuse, with its reason', () => {
    const policy = { anonymous: { role: 'admin', caches: ['chat'], topics: 'all' } };
    assert.match(
      problemWith({ machines: [{ ...machine, policy }] }),
      /machines\[0\]\.policy: .*anonymous\.role is "admin"/,
    );
  });

  it('refuses ids by what people can edit, and by an address that nobody has said to be unique and public', () => {
    const withIds = (ids: object) => ({ machines: [{ ...machine, auth: 'cognito', ...ids }] });
    assert.match(
      problemWith(withIds({ idClaim: 'nickname' })),
      /machines\[0\]\.idClaim is "nickname", which people may be able to edit/,
    );
    assert.match(
      problemWith(withIds({ idClaim: 'email' })),
      /machines\[0\]\.idClaim is "email": say with "emailsAreUniqueAndPublic": true/,
    );
    assert.doesNotThrow(() => parseDeployment(withIds({ idClaim: 'email', emailsAreUniqueAndPublic: true })));
    assert.doesNotThrow(() => parseDeployment(withIds({ idClaim: 'sub' })));
  });

  it('refuses two machines of one id or one name', () => {
    assert.match(
      problemWith({ machines: [machine, { ...machine, name: 'Other' }] }),
      /two machines have the same id/,
    );
    assert.match(
      problemWith({ machines: [machine, { ...machine, id: 'Other' }] }),
      /two machines have the same name/,
    );
  });

  it('refuses a machine that would get the stack of the page', () => {
    assert.match(problemWith({ machines: [{ ...machine, id: 'page' }] }), /machines\[0\]\.id is "page"/);
  });

  it('takes a certificate of us-east-1 only, where CloudFront looks for it', () => {
    const page = (region: string) => ({
      domain: {
        name: 'chat.example.com',
        certificateArn: `arn:aws:acm:${region}:123456789012:certificate/0f-1a`,
      },
    });
    assert.doesNotThrow(() => parseDeployment({ machines: [], page: page('us-east-1') }));
    assert.match(problemWith({ machines: [], page: page('eu-west-1') }), /page\.domain\.certificateArn/);
  });

  it("lets the page's own domain ask, once, beside the origins that it names", () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0f-1a';
    const deployment = parseDeployment({
      machines: [],
      allowedOrigins: ['https://b.example.com', 'https://chat.example.com'],
      page: { domain: { name: 'chat.example.com', certificateArn } },
    });
    assert.deepEqual(allowedOriginsOf(deployment), ['https://chat.example.com', 'https://b.example.com']);
  });
});
