import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsIn, examples, pageOf, titleOf } from '../documents.ts';
import { anchorOf, linkFrom } from '../links.ts';
import { addressToRead, root } from '../repository.ts';

const readAt = 'https://git.example/team/chat/blob/HEAD/';

describe('A link of a document', () => {
  it.each([
    ['docs', 'tvm.md#users', '/tvm.md#users'],
    ['docs', '../ARCHITECTURE.md', '/architecture.md'],
    ['docs/decisions', '../writing.md#people', '/writing.md#people'],
    ['.', 'docs/decisions/', '/decisions/001-own-streams.md'],
    ['docs', '../examples/plain-page', '/examples/plain-page.md'],
    ['site/pages', '../../README.md#start', '/start.md#start'],
    ['docs', '#metrics', '#metrics'],
    ['docs', 'https://example.com/a.md', 'https://example.com/a.md'],
  ])('in %s to %s leads to a page of the site', (folder, href, page) => {
    expect(linkFrom(folder, href, { root, readAt })).toBe(page);
    expect(linkFrom(folder, href, { root, readAt: undefined })).toBe(page);
  });

  it.each([
    ['docs', '../netlify.toml', 'netlify.toml'],
    ['docs', '../test/browser/faults/cells/', 'test/browser/faults/cells'],
    ['docs', 'api', 'docs/api'],
    ['.', 'findings/README.md#how', 'findings/README.md#how'],
  ])('in %s to %s leads to the repository, or nowhere as long as that is nowhere', (folder, href, path) => {
    expect(linkFrom(folder, href, { root, readAt })).toBe(readAt + path);
    expect(linkFrom(folder, href, { root, readAt: undefined })).toBeUndefined();
  });

  it.each(['no-such-file.md', '../../elsewhere.md'])('to %s stops the build', (href) => {
    expect(() => linkFrom('docs', href, { root, readAt })).toThrow(`unable to follow the link ${href}`);
  });
});

describe('The address of the repository', () => {
  it.each([
    [{ repository: { type: 'git', url: 'git+https://git.example/team/chat.git' } }],
    [{ repository: 'https://git.example/team/chat' }],
    [{ repository: { url: 'https://git.example/team/chat/' } }],
  ])('is that of %o', (manifest) => {
    expect(addressToRead(JSON.stringify(manifest))).toBe(readAt);
  });

  it('is none without one, and has to be one that people can follow', () => {
    expect(addressToRead('{}')).toBeUndefined();
    expect(() => addressToRead('{"repository": "git@git.example:team/chat.git"}')).toThrow('not https://…');
  });
});

describe('An anchor', () => {
  it.each([
    ['8. Check it', '8-check-it'],
    ['What deployment.json can say', 'what-deploymentjson-can-say'],
    ['By user name and password ("auth": "lambda")', 'by-user-name-and-password-auth-lambda'],
    ['Sign in with …', 'sign-in-with-'],
  ])('of "%s" is the one that GitHub makes', (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor);
  });
});

describe('The pages', () => {
  it('are named by their documents', () => {
    const all = [...documentsIn('docs'), ...documentsIn('docs/decisions'), ...examples()];
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((document) => !existsSync(join(root, document)))).toEqual([]);
    expect(all.filter((document) => titleOf(document).includes('`'))).toEqual([]);
    expect(new Set(all.map(pageOf)).size).toBe(all.length);
  });
});
