/** What is looked at before a version is given away. */
export interface Release {
  readonly manifest: Manifest;
  /** Of `create/`, which writes projects for this version. */
  readonly createManifest: Manifest;
  readonly changelog: string;
  /** `git status --porcelain` */
  readonly changes: string;
}

export interface Manifest {
  readonly version: string;
  readonly private?: boolean;
}

const VERSION = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** Why it is not ready, each with what to do about it. */
export function unreadiness({ manifest, createManifest, changelog, changes }: Release): readonly string[] {
  const { version } = manifest;
  const headings = [...changelog.matchAll(/^## \[(.+?)\] - \d{4}-\d\d-\d\d$/gm)].map(([, each]) => each);
  const unreleased = changelog.split(/^## /m).find((part) => part.startsWith('[Unreleased]')) ?? '';
  return [
    ...(VERSION.test(version) ? [] : [`package.json: "${version}" is no version; write one as 1.2.3`]),
    ...(createManifest.version === version
      ? []
      : [
          `create/package.json: version ${createManifest.version}, but the package is ${version}; make them the same`,
        ]),
    ...(headings.includes(version)
      ? []
      : [`CHANGELOG.md: no heading "## [${version}] - YYYY-MM-DD"; put it over what this version brings`]),
    ...(/^- /m.test(unreleased)
      ? ['CHANGELOG.md: something stands under [Unreleased]; move it under the version, or take it back']
      : []),
    ...(changes === ''
      ? []
      : [`git: files are changed; commit them, as what is packed has to be what is tagged\n${changes}`]),
  ];
}
