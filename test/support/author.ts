import type { Author } from '../../src/chat/author.ts';

/** Somebody by this name on that word; always the same person for the same two. */
export function author(name: string, mark: Author['mark'] = 'guest'): Author {
  return { key: `${mark}:${name}`, name, mark };
}
