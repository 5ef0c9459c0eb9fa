/**
 * A path of the table, from the top of the repository: `src/base/` is a folder with all below it, `vite.config.ts` a
 * file. A `*` stands for a name or a part of one, never for a slash.
 */
export class PathPattern {
  readonly text: string;
  readonly #regex: RegExp;
  /** One digit for each name of the path: 2 where it is written out, 1 where it has a star. */
  readonly #rank: string;

  constructor(text: string) {
    this.text = text;
    const names = text.split('/').filter((name) => name !== '');
    const source = names.map((name) => name.split('*').map(literally).join('([^/]+)')).join('/');
    this.#regex = new RegExp(text.endsWith('/') ? `^${source}/` : `^${source}$`);
    this.#rank = names.map((name) => (name.includes('*') ? '1' : '2')).join('');
  }

  /** What the stars stand for in `path`; undefined if it is another path. */
  match(path: string): readonly string[] | undefined {
    return this.#regex.exec(path)?.slice(1);
  }

  /** This pattern with `names` in place of its first stars. */
  fill(names: readonly string[]): PathPattern {
    const rest = [...names];
    return new PathPattern(this.text.replaceAll('*', () => rest.shift() ?? '*'));
  }

  /** Whether this pattern, of two that match the same path, says more about it. */
  isNarrowerThan(other: PathPattern): boolean {
    const [own, others] = [this.#rank, other.#rank];
    return own.length === others.length ? own > others : own.length > others.length;
  }
}

function literally(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
}
