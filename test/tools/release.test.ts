import { describe, expect, it } from 'vitest';
import { bundledSbom } from '../../tools/release/bundled-sbom.ts';
import { type Release, unreadiness } from '../../tools/release/readiness.ts';

const READY: Release = {
  manifest: { version: '1.2.3' },
  createManifest: { version: '1.2.3' },
  changelog: '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n### Added\n\n- Something\n',
  changes: '',
};

describe('A release', () => {
  it('is ready when versions, changelog and files agree', () => {
    expect(unreadiness(READY)).toEqual([]);
    const first = { ...READY, changelog: '# Changelog\n\n## [1.2.3] - 2026-12-01\n\n- Something\n' };
    expect(unreadiness(first)).toEqual([]);
  });

  it.each<[string, Partial<Release>, string]>([
    [
      'a word for a version',
      { manifest: { version: 'next' }, createManifest: { version: 'next' } },
      'no version',
    ],
    ['another version of create/', { createManifest: { version: '1.2.2' } }, 'make them the same'],
    [
      'a changelog of another version',
      { changelog: READY.changelog.replace('1.2.3', '1x2.3') },
      'no heading',
    ],
    ['a heading without a day', { changelog: READY.changelog.replace(' - 2026-12-01', '') }, 'no heading'],
    [
      'something that no version has',
      { changelog: READY.changelog.replace('[Unreleased]\n', '[Unreleased]\n\n- New\n') },
      'under [Unreleased]',
    ],
    ['files that are changed', { changes: ' M README.md' }, 'commit them'],
  ])('is not ready with %s', (_what, change, says) => {
    const problems = unreadiness({ ...READY, ...change });
    expect(problems).toContainEqual(expect.stringContaining(says));
  });
});

describe('The SBOM of a release', () => {
  const component = (name: string) => ({
    'bom-ref': `${name}@1.0.0`,
    name,
    version: '1.0.0',
    properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  });
  const sbom = {
    metadata: { component: { ...component('folder'), 'bom-ref': 'chat@1.0.0' } },
    components: [component('@lit/element'), component('lit'), component('vitest')],
    dependencies: [
      { ref: 'chat@1.0.0', dependsOn: ['lit@1.0.0', 'vitest@1.0.0'] },
      { ref: 'lit@1.0.0', dependsOn: ['@lit/element@1.0.0', 'vitest@1.0.0'] },
      { ref: 'vitest@1.0.0' },
    ],
  };
  const line = '-'.repeat(80);
  const licenses = ['@lit/element', 'lit']
    .map((name) => `${line}\n${name} 1.0.0, MIT\n${line}\n\nText\n`)
    .join('\n');

  it('lists what is bundled, as what it is, and nothing else', () => {
    const bundled = bundledSbom(sbom, { name: 'chat', licenses });
    expect(bundled.metadata.component.name).toBe('chat');
    expect(bundled.components).toEqual([
      { ...component('@lit/element'), properties: [] },
      { ...component('lit'), properties: [] },
    ]);
    expect(bundled.dependencies).toEqual([
      { ref: 'chat@1.0.0', dependsOn: ['@lit/element@1.0.0', 'lit@1.0.0'] },
      { ref: 'lit@1.0.0', dependsOn: ['@lit/element@1.0.0'] },
    ]);
  });

  it('is none where npm does not know what is bundled', () => {
    const other = licenses.replace('lit 1.0.0', 'lit 2.0.0');
    expect(() => bundledSbom(sbom, { name: 'chat', licenses: other })).toThrow('lit@2.0.0, which is bundled');
  });
});
