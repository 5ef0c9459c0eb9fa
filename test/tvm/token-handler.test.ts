import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delay } from '../../src/base/clock.ts';
import type { VendResponse, WireErrorBody, WireErrorCode } from '../../src/tvm-client/wire.ts';
import type { Caller } from '../../tvm/caller.ts';
import type { Policy } from '../../tvm/policy.ts';
import { Refusal } from '../../tvm/refusal.ts';
import { createTokenHandler, type TokenHandlerOptions } from '../../tvm/token-handler.ts';
import { anyText } from '../support/any-text.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTokenVendor } from '../support/fake-token-vendor.ts';

const anonymous: Caller = { kind: 'anonymous' };
const everyone: Policy = {
  anonymous: { role: 'publish-subscribe', caches: ['chat'], topics: 'all', ttlSeconds: 900 },
  groups: [
    { group: 'writers', role: 'publish-subscribe', caches: ['chat'], topics: 'all', ttlSeconds: 600 },
    { group: 'readers', role: 'subscribe-only', caches: ['chat', 'news'], topics: ['lobby'] },
  ],
};
const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

function machine(options: Partial<TokenHandlerOptions> = {}) {
  const vendor = new FakeTokenVendor();
  const clock = new FakeClock(nowMs);
  const handler = createTokenHandler({
    vendor,
    policy: everyone,
    allowedOrigins: ['https://chat.example.com'],
    clock,
    ...options,
  });
  return {
    vendor,
    clock,
    handler,
    ask: ({
      path = '/',
      caller = anonymous,
      ...init
    }: RequestInit & { path?: string; caller?: Caller } = {}) =>
      handler(new Request(`https://tvm.example.com${path}`, init), caller),
  };
}

async function tokenOf(response: Response): Promise<VendResponse> {
  expect(response.status).toBe(200);
  return (await response.json()) as VendResponse;
}

async function errorOf(response: Response): Promise<WireErrorBody['error']> {
  expect(response.headers.get('Content-Type')).toBe('application/json');
  return ((await response.json()) as WireErrorBody).error;
}

describe('a token', () => {
  it('comes in the two fields of the original machine and the optional ones', async () => {
    const { ask } = machine();
    const response = await ask({ path: '/?name=Ann' });
    expect(await tokenOf(response)).toEqual({
      authToken: 'token-1',
      expiresAt: 2_000,
      expiresIn: 900,
      serverTime: Math.floor(nowMs / 1_000),
      tokenId: 'guest:Ann',
      idRule: 'guest-prefix',
      role: 'publish-subscribe',
      cacheName: 'chat',
    });
  });

  it('names its topics when it does not cover all of them', async () => {
    const { ask } = machine();
    const response = await ask({ caller: { kind: 'user', userName: 'ann', groups: ['readers'] } });
    expect(await tokenOf(response)).toMatchObject({ topics: ['lobby'], role: 'subscribe-only' });
  });

  it('is never cached', async () => {
    const response = await machine().ask();
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Vary')).toBe('Origin');
    expect(response.headers.get('Content-Type')).toBe('application/json');
  });

  it('promises no more life than is left after a slow call', async () => {
    const { ask, vendor, clock } = machine();
    vendor.next = async () => {
      await delay(clock, 2_001);
      return { authToken: 't', expiresAt: 2_000 };
    };
    const response = ask();
    await clock.advance(2_001);
    expect(await tokenOf(await response)).toMatchObject({ expiresIn: 897 });
  });

  it('leaves no timer behind', async () => {
    const { ask, clock } = machine();
    await ask();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('rights', () => {
  it('come from the policy for anonymous callers, 30 minutes unless it says otherwise', async () => {
    const { ask, vendor } = machine({
      policy: { anonymous: { role: 'subscribe-only', caches: ['chat'], topics: ['lobby'] } },
    });
    await ask();
    expect(vendor.orders).toEqual([
      { grant: { role: 'subscribe-only', caches: ['chat'], topics: ['lobby'], ttlSeconds: 1_800 } },
    ]);
  });

  it('come from the first rule that names a group of the user', async () => {
    const { ask } = machine();
    const both = await ask({ caller: { kind: 'user', userName: 'ann', groups: ['readers', 'writers'] } });
    expect(await tokenOf(both)).toMatchObject({ role: 'publish-subscribe', expiresIn: 600, tokenId: 'ann' });
  });

  it.each<[string, Caller, Policy]>([
    ['an anonymous caller without a rule', anonymous, { groups: everyone.groups ?? [] }],
    ['a user without a group', { kind: 'user', userName: 'ann', groups: [] }, everyone],
    [
      'a user of a group that only sounds alike',
      { kind: 'user', userName: 'ann', groups: ['xwriters', 'Writers'] },
      everyone,
    ],
    ['anybody under an empty policy', anonymous, {}],
  ])('are denied to %s', async (_who, caller, policy) => {
    const { ask, vendor } = machine({ policy });
    const response = await ask({ caller });
    expect(response.status).toBe(403);
    expect(await errorOf(response)).toMatchObject({ code: 'forbidden', retryable: false });
    expect(vendor.orders).toEqual([]);
  });

  it.each(['usergroup', 'UserGroup', 'USERGROUP'])('do not grow by a forged %s header', async (header) => {
    const { ask, vendor } = machine();
    await ask({
      path: '/?role=publish-subscribe&cacheName=secrets&topics=all&ttlSeconds=90000&usergroup=writers',
      headers: { [header]: 'writers', cachename: 'secrets', username: 'admin', password: 'x' },
      caller: { kind: 'user', userName: 'bob', groups: ['readers'] },
    });
    expect(vendor.orders).toEqual([
      {
        grant: { role: 'subscribe-only', caches: ['chat', 'news'], topics: ['lobby'], ttlSeconds: 1_800 },
        tokenId: 'bob',
      },
    ]);
  });
});

describe('a caller', () => {
  const user: Caller = { kind: 'user', userName: 'ann', groups: ['writers'] };

  it('who should have proved who they are and has not is unauthorized, whatever guests may have', async () => {
    const { handler, vendor } = machine();
    const response = await handler(new Request('https://tvm.example.com/?name=Ann'), { kind: 'unverified' });
    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({ code: 'unauthorized', retryable: false });
    expect(vendor.orders).toEqual([]);
  });

  it('may have to be found out first', async () => {
    const { handler } = machine();
    const response = await handler(new Request('https://tvm.example.com/'), async () => user);
    expect(await tokenOf(response)).toMatchObject({ tokenId: 'ann' });
  });

  it.each([
    ['OPTIONS', {}, 204],
    ['POST', {}, 405],
    ['GET', { origin: 'https://evil.org' }, 403],
  ])('is not looked up for %s %j', async (method, headers, status) => {
    const { handler } = machine();
    const response = await handler(new Request('https://tvm.example.com/', { method, headers }), () => {
      throw new Error('looked up');
    });
    expect(response.status).toBe(status);
  });

  it('who cannot be found out is a fault of the machine', async () => {
    const { handler } = machine();
    const response = await handler(new Request('https://tvm.example.com/'), async () => {
      throw new Error('secret-key-123');
    });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret-key-123');
  });

  it('may be refused by whoever looks for them', async () => {
    const { handler } = machine();
    const response = await handler(new Request('https://tvm.example.com/'), () => {
      throw new Refusal({ code: 'unavailable', message: 'The sessions are away.' });
    });
    expect(response.status).toBe(503);
  });
});

describe('guests without a name', () => {
  const shared: Policy = {
    anonymous: {
      role: 'subscribe-only',
      caches: ['chat'],
      topics: 'all',
      ttlSeconds: 600,
      sharedForSeconds: 300,
    },
    groups: everyone.groups ?? [],
  };

  it('share no token by default', async () => {
    const { ask, vendor } = machine();
    await ask();
    await ask();
    expect(vendor.orders).toHaveLength(2);
  });

  it('share one where the policy says so, and each is told how long it still lives', async () => {
    const { ask, clock, vendor } = machine({ policy: shared });
    expect(await tokenOf(await ask())).toMatchObject({ authToken: 'token-1', expiresIn: 600 });
    await clock.advance(299_999);
    expect(await tokenOf(await ask())).toMatchObject({ authToken: 'token-1', expiresIn: 300 });
    await clock.advance(1);
    expect(await tokenOf(await ask())).toMatchObject({ authToken: 'token-2', expiresIn: 600 });
    expect(vendor.orders).toHaveLength(2);
  });

  it('do not share with those who have one, nor with members', async () => {
    const { ask, vendor } = machine({ policy: shared });
    await ask();
    await ask({ path: '/?name=Ann' });
    await ask({ caller: { kind: 'user', userName: 'bob', groups: ['readers'] } });
    expect(vendor.orders.map(({ tokenId }) => tokenId)).toEqual([undefined, 'guest:Ann', 'bob']);
  });

  it('are not held up by a call that is lost', async () => {
    const { ask, vendor, clock } = machine({ policy: shared, deadlineMs: 3_000 });
    const works = vendor.next;
    vendor.next = () => new Promise(() => {});
    const lost = ask();
    await clock.advance(3_000);
    expect((await lost).status).toBe(504);
    vendor.next = works;
    expect((await ask()).status).toBe(200);
  });
});

describe('a token for all caches', () => {
  it('names no cache', async () => {
    const { ask } = machine({
      policy: {
        allowAllCaches: true,
        anonymous: { role: 'publish-subscribe', caches: 'all', topics: 'all' },
      },
    });
    const token = await tokenOf(await ask());
    expect(token.role).toBe('publish-subscribe');
    expect('cacheName' in token).toBe(false);
  });
});

describe('the token id', () => {
  const asked = async (query: string) => {
    const { ask } = machine();
    const response = await ask({ path: `/${query}` });
    return response.status === 200 ? ((await response.json()) as VendResponse).tokenId : response.status;
  };
  const named = (name: string) => asked(`?${new URLSearchParams({ name }).toString()}`);

  it('is absent for a guest without a name', async () => {
    expect(await asked('')).toBeUndefined();
  });

  it.each([
    ['is trimmed', '  Ann\t', 'guest:Ann'],
    ['is put in NFC', 'Zoe\u0308', 'guest:Zo\u00eb'],
    ['takes 56 characters', 'a'.repeat(56), `guest:${'a'.repeat(56)}`],
    ['takes 56 characters after trimming', ` ${'a'.repeat(56)} `, `guest:${'a'.repeat(56)}`],
    ['takes 56 characters after NFC', 'e\u0301'.repeat(56), `guest:${'\u00e9'.repeat(56)}`],
    ['takes 28 surrogate pairs', '😀'.repeat(28), `guest:${'😀'.repeat(28)}`],
    ['has one space between words', 'Ann \u3000Lee', 'guest:Ann Lee'],
    ['keeps the joiner of an emoji', '👩\u200d💻', 'guest:👩\u200d💻'],
    ['refuses its own namespace inside', 'guest:admin', 400],
    ['refuses its own namespace in disguise', '\u034fＧuеst：admin', 400],
    ['refuses what draws nothing', 'Ann\u034f', 400],
    ['refuses what changes direction', 'nnA\u202e', 400],
    ['refuses 57 characters', 'a'.repeat(57), 400],
    ['refuses a surrogate pair as the 57th unit', `${'😀'.repeat(28)}a`, 400],
    ['refuses what grows beyond 56 by NFC', '\ufb2c'.repeat(19), 400],
    ['refuses an empty name', '', 400],
    ['refuses a name of blanks', ' \u00a0\u3000', 400],
    ['refuses NUL', 'a\u0000b', 400],
    ['refuses a line break inside', 'a\nb', 400],
    ['refuses DEL', 'a\u007fb', 400],
    ['refuses a C1 control', 'a\u0085b', 400],
  ])("of a guest's name %s", async (_what, name, expected) => {
    expect(await named(name)).toBe(expected);
  });

  it('refuses two names at once', async () => {
    expect(await asked('?name=Ann&name=Bob')).toBe(400);
  });

  it('says what a name must be, without repeating it', async () => {
    const response = await machine().ask({ path: `/?name=${'x'.repeat(57)}` });
    const error = await errorOf(response);
    expect(error).toMatchObject({ code: 'bad_request', retryable: false });
    expect(error.message).toContain('1 to 56 characters');
    expect(error.message).not.toContain('xxx');
  });

  it.each([
    ['ann\u034f', 'U+034F in it cannot be seen'],
    ['\u{e0061}', 'U+E0061 in it cannot be seen'],
    ['ann\u202e', 'U+202E in it changes the direction of the text around it'],
    ['guest\u02d0Bob', 'looks like the id of a guest'],
  ])('tells a user of the name %j what is wrong, and whom to ask', async (userName, what) => {
    const error = await errorOf(
      await machine().ask({ caller: { kind: 'user', userName, groups: ['writers'] } }),
    );
    expect(error).toMatchObject({ code: 'forbidden', retryable: false });
    expect(error.message).toContain(what);
    expect(error.message).toContain('Ask whoever runs this chat');
    expect(error.message).not.toContain(userName);
  });

  it('of a guest fits Momento and its namespace, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(anyText({ maxLength: 70 }), async (name) => {
        const result = await named(name);
        if (result === 400) return;
        expect(result).toMatch(/^guest:[^\p{Cc}]+$/u);
        expect(String(result).length).toBeLessThanOrEqual(64);
        expect(String(result).normalize('NFC')).toBe(result);
        expect(await named(String(result).slice('guest:'.length))).toBe(result);
      }),
    );
  });

  it('of a user is the verified name, whatever name is asked for', async () => {
    const { ask } = machine();
    const response = await ask({
      path: '/?name=admin',
      caller: { kind: 'user', userName: 'ann', groups: ['writers'] },
    });
    expect(await tokenOf(response)).toMatchObject({ tokenId: 'ann' });
  });

  it.each([
    ['64 characters', 'u'.repeat(64), 200],
    ['65 characters', 'u'.repeat(65), 403],
    ['64 UTF-16 units', '\u{1f98a}'.repeat(32), 200],
    ['65 UTF-16 units that are 33 characters', `${'\u{1f98a}'.repeat(32)}u`, 403],
    ["a guest's id", 'guest:Ann', 403],
    ['nothing', '', 403],
    ['not composed', 'Zoe\u0308', 403],
    ['composed', 'Zo\u00eb', 200],
    ["a guest's id in disguise", '\u034fguest:Bob', 403],
    ['followed by what draws nothing', 'ann\u034f', 403],
    ['with two spaces', 'ann  lee', 403],
    ["an identity provider's", 'acme:ann', 403],
    ["an identity provider's in disguise", '\u0430cme \u2236 ann', 403],
  ])('of a user whose name is %s: %s gives %i', async (_what, userName, status) => {
    const response = await machine().ask({ caller: { kind: 'user', userName, groups: ['writers'] } });
    expect(response.status).toBe(status);
  });
});

describe('the token id of somebody from an identity provider', () => {
  const from = async (source: string, userName: string) => {
    const response = await machine().ask({ caller: { kind: 'user', source, userName, groups: ['writers'] } });
    return response.ok ? (await tokenOf(response)).tokenId : response.status;
  };

  it.each([
    ['acme', 'ann', 'acme:ann'],
    ['a-1', 'auth0|5f7c8ec7c33c6c004bbafe82', 'a-1:auth0|5f7c8ec7c33c6c004bbafe82'],
    ['acme', 'partner:ann', 'acme:partner:ann'],
    ['acme', 'guest:ann', 'acme:guest:ann'],
    ['acme', 'u'.repeat(59), `acme:${'u'.repeat(59)}`],
    ['acme', 'u'.repeat(60), 403],
    ['acme', 'ann\u200b', 403],
    ['guest', 'ann', 403],
    ['Acme', 'ann', 500],
    ['', 'ann', 500],
    ['thirteen-char', 'ann', 500],
  ])('begins with its short name, or there is none: %s, %s', async (source, userName, expected) => {
    expect(await from(source, userName)).toBe(expected);
  });
});

describe('methods', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'PROPFIND'])('%s is not allowed', async (method) => {
    const { ask, vendor } = machine();
    const response = await ask({ method });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, OPTIONS');
    expect(await errorOf(response)).toMatchObject({ code: 'method_not_allowed', retryable: false });
    expect(vendor.orders).toEqual([]);
  });

  it('OPTIONS is answered without a token', async () => {
    const { ask, vendor } = machine({ policy: {} });
    const response = await ask({
      method: 'OPTIONS',
      headers: { Origin: 'https://chat.example.com', 'Access-Control-Request-Method': 'GET' },
    });
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-headers': 'username,password,authorization,usergroup,cachename',
      'access-control-allow-methods': 'GET',
      'access-control-allow-origin': 'https://chat.example.com',
      'access-control-expose-headers': 'Retry-After',
      'access-control-max-age': '7200',
      allow: 'GET, OPTIONS',
      'cache-control': 'no-store',
      vary: 'Origin',
    });
    expect(vendor.orders).toEqual([]);
  });
});

describe('origins', () => {
  const allowed = ['https://chat.example.com', 'http://localhost:5173'];

  it.each(allowed)('%s on the list is echoed', async (origin) => {
    const response = await machine({ allowedOrigins: allowed }).ask({ headers: { origin } });
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(response.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After');
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  it.each([
    'https://chat.example.com.evil.org',
    'https://evil.org',
    'http://chat.example.com',
    'https://chat.example.com:8443',
    'https://CHAT.example.com',
    'https://sub.chat.example.com',
    'null',
    '*',
  ])('%s is turned away, preflight or not', async (origin) => {
    const { ask, vendor } = machine({ allowedOrigins: allowed });
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const response = await ask({ method, headers: { origin } });
      expect(response.status).toBe(403);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(response.headers.get('Vary')).toBe('Origin');
      expect(await errorOf(response)).toMatchObject({ code: 'forbidden', retryable: false });
    }
    expect(vendor.orders).toEqual([]);
  });

  it('a request without one is of the same origin, or no browser, and served', async () => {
    const response = await machine({ allowedOrigins: [] }).ask();
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it("'*' lets every page in", async () => {
    const response = await machine({ allowedOrigins: '*' }).ask({ headers: { origin: 'https://any.org' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('an error can be read by the page it was meant for', async () => {
    const response = await machine().ask({
      path: '/?name=',
      headers: { origin: 'https://chat.example.com' },
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://chat.example.com');
  });

  it.each([
    'https://chat.example.com/',
    'https://chat.example.com/app',
    'chat.example.com',
    'https://*.example.com',
    '*',
    '',
  ])('an entry "%s" that could never match stops the machine', (origin) => {
    expect(() => machine({ allowedOrigins: [origin] })).toThrow(`"${origin}" is not an origin`);
  });
});

describe('a vendor that fails', () => {
  it.each<[WireErrorCode, number, boolean]>([
    ['throttled', 429, true],
    ['internal', 500, true],
    ['bad_gateway', 502, true],
    ['unavailable', 503, true],
    ['timeout', 504, true],
  ])('with %s is answered with %i', async (code, status, retryable) => {
    const { ask, vendor } = machine();
    vendor.next = async () => {
      throw new Refusal({ code, message: 'In plain words.' });
    };
    const response = await ask();
    expect(response.status).toBe(status);
    expect(await errorOf(response)).toEqual({ code, message: 'In plain words.', retryable });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Retry-After')).toBeNull();
  });

  it('may say when to come back', async () => {
    const { ask, vendor } = machine();
    vendor.next = async () => {
      throw new Refusal({ code: 'throttled', message: 'Slow down.', retryAfterSeconds: 5 });
    };
    expect((await ask()).headers.get('Retry-After')).toBe('5');
  });

  it('by a bug says nothing of it to the caller and everything to the operator', async () => {
    const refusals: Refusal[] = [];
    const { ask, vendor } = machine({ onRefusal: (refusal) => refusals.push(refusal) });
    const bug = new TypeError('secret-key-123 is not a function');
    vendor.next = () => {
      throw bug;
    };
    const response = await ask();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret-key-123');
    expect(refusals.map(({ code, cause }) => ({ code, cause }))).toEqual([{ code: 'internal', cause: bug }]);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('full');
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('full');
      },
    ],
  ])("is answered although the operator's listener %s", async (_how, onRefusal) => {
    const { ask, vendor } = machine({ onRefusal: () => onRefusal() });
    vendor.next = async () => {
      throw new Refusal({ code: 'unavailable', message: 'Momento is away.' });
    };
    expect((await ask()).status).toBe(503);
  });

  it('in a code that there is not is a fault of the machine', async () => {
    const { ask, vendor } = machine();
    vendor.next = async () => {
      throw new Refusal({ code: 'teapot' as 'internal', message: 'Short and stout.' });
    };
    const response = await ask();
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('"internal"')]);
  });

  it('to answer within the deadline is a timeout, just after it and not before', async () => {
    const { ask, vendor, clock } = machine({ deadlineMs: 3_000 });
    vendor.next = () => new Promise(() => {});
    let status: number | undefined;
    const asked = ask().then((response) => (status = response.status));
    await clock.advance(2_999);
    expect(status).toBeUndefined();
    await clock.advance(1);
    await asked;
    expect(status).toBe(504);
    expect(clock.pendingTimers).toBe(0);
  });

  it('after the deadline fails unheard', async () => {
    const { ask, vendor, clock } = machine({ deadlineMs: 3_000 });
    vendor.next = async () => {
      await delay(clock, 3_001);
      throw new Error('too late');
    };
    const asked = ask();
    await clock.advance(3_001);
    expect((await asked).status).toBe(504);
  });

  it('does not spoil the next call', async () => {
    const { ask, vendor } = machine();
    const works = vendor.next;
    vendor.next = async () => {
      throw new Refusal({ code: 'unavailable', message: 'Down.' });
    };
    expect((await ask()).status).toBe(503);
    vendor.next = works;
    expect((await ask()).status).toBe(200);
  });
});
