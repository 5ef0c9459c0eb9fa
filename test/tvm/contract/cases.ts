// What every form of the machine answers, as a table. `expect-answer.ts` adds to each row what holds for all of them:
// JSON with a code, `no-store`, the CORS headers for the origin that asked, and no secret in sight.

import type { WireErrorCode } from '../../../src/tvm-client/wire.ts';
import type { AuthMode } from './contract.ts';
import {
  CACHE,
  type ContractCase,
  type MomentoTrouble,
  ORIGIN,
  OTHER_CACHE,
  OTHER_ORIGIN,
  type PageKeptOut,
  type RefusalAnswer,
  type TokenAnswer,
} from './contract-case.ts';
import type { TokenFault } from './id-tokens.ts';
import {
  nobody,
  outsider,
  passwordOf,
  pretender,
  READ_ONLY,
  READ_WRITE,
  reader,
  writer,
} from './personas.ts';

const every: readonly AuthMode[] = ['open', 'lambda', 'cognito', 'oidc'];
const signedIn: readonly AuthMode[] = ['lambda', 'cognito', 'oidc'];
const byToken: readonly AuthMode[] = ['cognito', 'oidc'];
const fromPage = { Origin: ORIGIN };

const publishSubscribe: TokenAnswer = { kind: 'token', role: 'publish-subscribe' };
const subscribeOnly: TokenAnswer = { kind: 'token', role: 'subscribe-only' };
const guest = (name: string): TokenAnswer => ({ ...publishSubscribe, tokenId: `guest:${name}` });
const refusal = (status: number, code: WireErrorCode): RefusalAnswer => ({ kind: 'refusal', status, code });

const unauthorized = refusal(401, 'unauthorized');
const forbidden = refusal(403, 'forbidden');
const keptOut: PageKeptOut = { kind: 'page kept out' };

const originalHeaders = ['authorization', 'cachename', 'password', 'usergroup', 'username'];

/** Requests byte for byte as the chat of momentohq/client-sdk-javascript sends them. */
const originalClient: readonly ContractCase[] = [
  {
    title: "the original client's open request with a token",
    modes: ['open'],
    as: nobody,
    headers: { ...fromPage, Accept: '*/*', 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
    answer: publishSubscribe,
  },
  {
    title: "the original client's request with user name and password with a token",
    modes: ['lambda'],
    as: writer,
    headers: { ...fromPage, Accept: '*/*', 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
    answer: publishSubscribe,
  },
  {
    title: "the original client's request with ID token, group and cache with a token",
    modes: ['cognito'],
    as: writer,
    headers: { ...fromPage, usergroup: READ_WRITE, cachename: CACHE, 'Cache-Control': 'no-cache' },
    answer: publishSubscribe,
  },
  {
    title: "the original client's preflights",
    modes: every,
    as: nobody,
    method: 'OPTIONS',
    headers: {
      ...fromPage,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': originalHeaders.join(','),
    },
    answer: { kind: 'preflight', headers: originalHeaders },
  },
];

const rights: readonly ContractCase[] = [
  {
    title: 'a reader with a token that cannot publish',
    modes: signedIn,
    as: reader,
    answer: subscribeOnly,
  },
  {
    title: 'a reader who claims the group of writers with a token that cannot publish',
    modes: signedIn,
    as: reader,
    headers: { usergroup: READ_WRITE },
    answer: subscribeOnly,
  },
  ...['UserGroup', 'USERGROUP'].map(
    (name): ContractCase => ({
      title: `a reader who claims the group of writers as ${name} likewise`,
      modes: signedIn,
      as: reader,
      headers: { [name]: READ_WRITE },
      answer: subscribeOnly,
    }),
  ),
  {
    title: 'a reader who claims it in the query likewise',
    modes: signedIn,
    as: reader,
    query: `?usergroup=${READ_WRITE}&role=publish-subscribe&cognito:groups=${READ_WRITE}&tier=${READ_WRITE}`,
    answer: subscribeOnly,
  },
  {
    title: 'a writer who claims less with what a writer gets',
    modes: signedIn,
    as: writer,
    headers: { usergroup: READ_ONLY },
    answer: publishSubscribe,
  },
  {
    title: 'a forged cachename with the one cache of the policy',
    modes: every,
    as: writer,
    headers: { cachename: OTHER_CACHE },
    query: `?cachename=${OTHER_CACHE}&cacheName=${OTHER_CACHE}&caches=all`,
    answer: publishSubscribe,
  },
  {
    title: 'members whose group only sounds like one of the policy with 403',
    modes: signedIn,
    as: outsider,
    answer: forbidden,
  },
  {
    title: 'such members with 403 whatever group they claim',
    modes: signedIn,
    as: outsider,
    headers: { usergroup: READ_WRITE, cachename: CACHE },
    answer: forbidden,
  },
];

const groups: readonly ContractCase[] = [
  ...(['list', 'comma', 'brackets'] as const).flatMap((groupsAs): ContractCase[] => [
    {
      title: `a member of both groups, as ${groupsAs}, by the order of the policy`,
      modes: ['cognito'],
      as: { kind: 'member', userName: 'bo', groups: [READ_ONLY, READ_WRITE], groupsAs },
      answer: publishSubscribe,
    },
    {
      title: `a reader among foreign groups, as ${groupsAs}, as a reader`,
      modes: ['cognito'],
      as: { kind: 'member', userName: 'mo', groups: ['Staff', READ_ONLY, `${READ_WRITE}x`], groupsAs },
      answer: subscribeOnly,
    },
    {
      title: `a writer in one group, as ${groupsAs}, as a writer`,
      modes: ['cognito'],
      as: { kind: 'member', userName: 'jo', groups: [READ_WRITE], groupsAs },
      answer: publishSubscribe,
    },
    {
      title: `groups that contain the name of one, as ${groupsAs}, with 403`,
      modes: ['cognito'],
      as: { kind: 'member', userName: 'al', groups: [`x${READ_WRITE}`, `${READ_ONLY}s`], groupsAs },
      answer: forbidden,
    },
    ...[[`a,${READ_WRITE}`], [`[${READ_WRITE}]`], [`[a`, `${READ_WRITE}]`], [`[[${READ_WRITE}]]`]].map(
      (groups): ContractCase => ({
        title: `groups called ${groups.join(' and ')}, as ${groupsAs}, with 403`,
        modes: ['cognito'],
        as: { kind: 'member', userName: 'eve', groups, groupsAs },
        answer: forbidden,
      }),
    ),
    {
      title: `a reader who is in a group called like two, as ${groupsAs}, as a reader`,
      modes: ['cognito'],
      as: { kind: 'member', userName: 'ivy', groups: [`a,${READ_WRITE}`, READ_ONLY], groupsAs },
      answer: subscribeOnly,
    },
  ]),
  {
    title: 'a member of no group with 403',
    modes: byToken,
    as: { kind: 'member', userName: 'nell', groups: [] },
    answer: forbidden,
  },
  {
    title: "the group's name in another case with 403",
    modes: byToken,
    as: { kind: 'member', userName: 'cass', groups: [READ_WRITE.toLowerCase()] },
    answer: forbidden,
  },
];

/** Verified, and yet none that this machine takes: what verifies tokens may let them through. */
const verifiedTokens = (
  [
    ['for another app client of the pool', { aud: 'another-client' }],
    ['for a client whose id only begins like it', { aud: 'contractclient2' }],
    ['for it and others', { aud: ['contractclient', 'another-client'] }],
    ['for both, as an HTTP API writes lists', { aud: '[contractclient another-client]' }],
    ['for no client', { aud: undefined }],
    [
      'for a client, but an access token',
      { aud: undefined, client_id: 'contractclient', token_use: 'access' },
    ],
  ] as const
).map(
  ([what, claims]): ContractCase => ({
    title: `a verified token ${what} with 401`,
    modes: ['cognito'],
    as: { ...writer, claims },
    headers: fromPage,
    answer: unauthorized,
  }),
);

/** Of the right issuer and signed by its key, and yet none that a machine of mode `oidc` takes. */
const providerTokens: readonly ContractCase[] = (
  [
    ['for another client', { aud: 'another-client' }],
    ['for it and others, without a word by whom', { aud: ['contractclient', 'another-client'] }],
    ['that another client has asked for', { aud: ['contractclient', 'b'], azp: 'b' }],
    ['that is an access token of Keycloak', { typ: 'Bearer' }],
    ['that is an access token of Cognito', { token_use: 'access' }],
    ['without an end', { exp: undefined }],
    // Files share this one, and may come to it much later; before its end, an hour after it was made.
    ['from the future', { iat: Math.floor(Date.now() / 1_000) + 3_000 }],
    ['that counts only later', { nbf: Math.floor(Date.now() / 1_000) + 3_000 }],
    ['of nobody', { sub: undefined }],
  ] as const
).map(
  ([what, claims]): ContractCase => ({
    title: `a token ${what} with 401`,
    modes: ['oidc'],
    as: { ...writer, claims },
    headers: fromPage,
    answer: unauthorized,
  }),
);

const providerPeople: readonly ContractCase[] = [
  {
    title: 'a member of both groups among others by the order of the policy',
    modes: ['oidc'],
    as: { kind: 'member', userName: 'bo', groups: ['Staff', READ_ONLY, READ_WRITE] },
    answer: publishSubscribe,
  },
  {
    title: 'a token for several that says by whom it was asked for with a token',
    modes: ['oidc'],
    as: { ...writer, claims: { aud: ['contractclient', 'b'], azp: 'contractclient' } },
    answer: publishSubscribe,
  },
  ...(
    [
      ['as one text', { groups: READ_WRITE }],
      ['as numbers', { groups: [READ_WRITE, 5] }],
      ['that are too many', { groups: [READ_WRITE, ...Array.from({ length: 500 }, (_, i) => `g${i}`)] }],
      ['that the provider has left out', { groups: undefined, _claim_names: { groups: 'src1' } }],
    ] as const
  ).map(
    ([what, claims]): ContractCase => ({
      title: `groups ${what} with 403`,
      modes: ['oidc'],
      as: { ...writer, claims },
      headers: fromPage,
      answer: forbidden,
    }),
  ),
  {
    title: 'an id that is too long with 403',
    modes: ['oidc'],
    as: { kind: 'member', userName: 'u'.repeat(60), groups: [READ_WRITE] },
    answer: forbidden,
  },
  {
    title: 'a user of the directory who is called acme:ann with 403',
    modes: ['lambda'],
    as: pretender,
    headers: fromPage,
    answer: forbidden,
  },
  {
    title: 'a guest who wants to be called acme:ann as a guest',
    modes: ['open'],
    as: nobody,
    query: '?name=acme:ann',
    answer: guest('acme:ann'),
  },
  ...['acme:ann', 'ACME: ann', '\u0430cme:ann'].map(
    (userName): ContractCase => ({
      title: `somebody of the pool who is called ${userName} with 403`,
      modes: ['cognito'],
      as: { kind: 'member', userName, groups: [READ_WRITE] },
      answer: forbidden,
    }),
  ),
];

const named = (name: string) => `?${new URLSearchParams({ name }).toString()}`;

const names: readonly ContractCase[] = [
  {
    title: "a guest's name with an id in the guests' own namespace",
    modes: ['open'],
    as: nobody,
    query: named('Zoë 😀'),
    answer: guest('Zoë 😀'),
  },
  {
    title: "a guest who takes a member's name with another id than the member's",
    modes: ['open'],
    as: nobody,
    query: named(writer.userName),
    answer: guest(writer.userName),
  },
  {
    title: 'a name with blanks around it with the name alone',
    modes: ['open'],
    as: nobody,
    query: '?name=++Ann%20',
    answer: guest('Ann'),
  },
  {
    title: 'a name of 56 characters with a token',
    modes: ['open'],
    as: nobody,
    query: named('n'.repeat(56)),
    answer: guest('n'.repeat(56)),
  },
  ...[
    ['of 57 characters', named('n'.repeat(57))],
    ['that is empty', named('')],
    ['of blanks', named('  ')],
    ['with a line break', named('a\nb')],
    ['given twice', '?name=Ann&name=Bob'],
  ].map(
    ([what, query = '']): ContractCase => ({
      title: `a name ${what} with 400`,
      modes: ['open'],
      as: nobody,
      query,
      headers: fromPage,
      answer: refusal(400, 'bad_request'),
    }),
  ),
  {
    title: "a member who asks for another's name with the verified one",
    modes: signedIn,
    as: reader,
    query: named(writer.userName),
    answer: subscribeOnly,
  },
  {
    title: 'a member who asks for a name that no guest could have with a token',
    modes: signedIn,
    as: writer,
    query: named('n'.repeat(57)),
    answer: publishSubscribe,
  },
];

const wrongTokens: readonly TokenFault[] = [
  'expired',
  'of another pool',
  'signed by another key',
  'with algorithm none',
  'tampered with',
  'an access token',
];

const wrongPasswords: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a wrong password', { username: reader.userName, password: passwordOf(writer.userName) }],
  [
    'a password in another case',
    { username: reader.userName, password: passwordOf(reader.userName).toUpperCase() },
  ],
  ['an unknown user', { username: 'nobody-here', password: passwordOf(reader.userName) }],
  ['a user of the prototype', { username: 'toString', password: passwordOf(reader.userName) }],
  ['no password', { username: reader.userName }],
  ['an empty password', { username: reader.userName, password: '' }],
  ['no user name', { password: passwordOf(reader.userName) }],
];

const credentials: readonly ContractCase[] = [
  { title: 'nobody with 401', modes: signedIn, as: nobody, headers: fromPage, answer: unauthorized },
  {
    title: 'nobody who claims a group and a name with 401',
    modes: signedIn,
    as: nobody,
    headers: { usergroup: READ_WRITE, cachename: CACHE },
    query: named(writer.userName),
    answer: unauthorized,
  },
  ...['USERNAME', 'UserName'].map(
    (spelling): ContractCase => ({
      title: `credentials in headers spelt like ${spelling} as any others`,
      modes: signedIn,
      as: reader,
      headerCase: (name) =>
        spelling === 'USERNAME' ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1),
      answer: subscribeOnly,
    }),
  ),
  ...wrongPasswords.map(
    ([what, headers]): ContractCase => ({
      title: `${what} with 401`,
      modes: ['lambda'],
      as: { kind: 'wrong', headers },
      headers: fromPage,
      answer: unauthorized,
    }),
  ),
  ...wrongTokens.map(
    (token): ContractCase => ({
      title: `a token ${token} with 401`,
      modes: byToken,
      as: { kind: 'wrong', token },
      headers: fromPage,
      answer: unauthorized,
    }),
  ),
  {
    title: 'something that is no token with 401',
    modes: byToken,
    as: { kind: 'wrong', headers: { Authorization: 'Bearer let-me-in' } },
    answer: unauthorized,
  },
  {
    title: "an open machine's guest who sends credentials like any guest",
    modes: ['open'],
    as: { kind: 'wrong', headers: { username: 'admin', password: 'x', Authorization: 'Bearer x' } },
    answer: publishSubscribe,
  },
];

const methods: readonly ContractCase[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'].map((method) => ({
  title: `${method} with 405`,
  modes: every,
  as: writer,
  method,
  headers: fromPage,
  answer: refusal(405, 'method_not_allowed'),
}));

const foreignOrigins = ['https://evil.example', `${ORIGIN}.evil.example`, 'http://chat.example.com', 'null'];
const preflightFor = (Origin: string) => ({ Origin, 'Access-Control-Request-Method': 'GET' });

const origins: readonly ContractCase[] = [
  ...[ORIGIN, OTHER_ORIGIN].flatMap((Origin): ContractCase[] => [
    {
      title: `a page of ${Origin} so that it can read it`,
      modes: every,
      as: writer,
      headers: { Origin },
      answer: publishSubscribe,
    },
    {
      title: `the preflight of a page of ${Origin}`,
      modes: every,
      as: nobody,
      method: 'OPTIONS',
      headers: preflightFor(Origin),
      answer: { kind: 'preflight', headers: [] },
    },
  ]),
  {
    title: 'who sends no origin without CORS headers',
    modes: every,
    as: writer,
    answer: publishSubscribe,
  },
  {
    title: 'a preflight that names no origin without letting any in',
    modes: every,
    as: nobody,
    method: 'OPTIONS',
    answer: keptOut,
  },
  ...foreignOrigins.flatMap((Origin): ContractCase[] => [
    {
      title: `a page of ${Origin} without a token`,
      modes: every,
      as: writer,
      headers: { Origin },
      answer: keptOut,
    },
    {
      title: `the preflight of a page of ${Origin} without letting it in`,
      modes: every,
      as: nobody,
      method: 'OPTIONS',
      headers: preflightFor(Origin),
      answer: keptOut,
    },
  ]),
];

const fetched = (site: string, mode: string, dest: string) => ({
  'Sec-Fetch-Site': site,
  'Sec-Fetch-Mode': mode,
  'Sec-Fetch-Dest': dest,
});

/** What a browser says of who made it ask, where no Origin is sent. */
const fetchMetadata: readonly ContractCase[] = [
  ...(
    [
      ['an image', 'cross-site', 'no-cors', 'image'],
      ['a script', 'cross-site', 'no-cors', 'script'],
      ['a frame', 'cross-site', 'navigate', 'iframe'],
      ['a link', 'cross-site', 'navigate', 'document'],
      ['an image on another port', 'same-site', 'no-cors', 'image'],
      ['a form on a sibling', 'same-site', 'navigate', 'document'],
      ['a request of a kind to come', 'elsewhere', 'no-cors', 'empty'],
      ['headers that somebody doubled', 'same-origin, cross-site', 'cors', 'empty'],
    ] as const
  ).map(
    ([what, site, mode, dest]): ContractCase => ({
      title: `${what} (${site}) without a token`,
      modes: every,
      as: writer,
      headers: fetched(site, mode, dest),
      answer: keptOut,
    }),
  ),
  ...(
    [
      ['a page of its own origin', 'same-origin', 'cors', 'empty'],
      ['an address that a person typed', 'none', 'navigate', 'document'],
    ] as const
  ).map(
    ([what, site, mode, dest]): ContractCase => ({
      title: `${what} (${site}) with a token`,
      modes: every,
      as: writer,
      headers: fetched(site, mode, dest),
      answer: publishSubscribe,
    }),
  ),
  ...['cross-site', 'same-site'].map(
    (site): ContractCase => ({
      title: `a page on the list (${site}) with a token`,
      modes: every,
      as: writer,
      headers: { ...fromPage, ...fetched(site, 'cors', 'empty') },
      answer: publishSubscribe,
    }),
  ),
];

const troubles: readonly (readonly [MomentoTrouble, RefusalAnswer])[] = [
  ['down', refusal(503, 'unavailable')],
  ['silent', refusal(504, 'timeout')],
  ['limited', refusal(429, 'throttled')],
  ['wrong key', refusal(502, 'bad_gateway')],
];

const momentoTroubles = troubles.map(
  ([momento, answer]): ContractCase => ({
    title: `with ${answer.status} while Momento is in trouble: ${momento}`,
    modes: every,
    as: writer,
    headers: fromPage,
    momento,
    answer,
  }),
);

export const contractCases: readonly ContractCase[] = [
  ...originalClient,
  ...rights,
  ...groups,
  ...names,
  ...credentials,
  ...verifiedTokens,
  ...providerTokens,
  ...providerPeople,
  ...methods,
  ...origins,
  ...fetchMetadata,
  ...momentoTroubles,
];
