import type { MutedPeople } from '../../../chat/muted-people.ts';
import { rowsFromTheEnd } from '../../../chat/timeline/rows-from-the-end.ts';
import type { Timeline } from '../../../chat/timeline/timeline.ts';
import { searchedText } from '../search/searched-text.ts';

/** What a room knows of who is in it. */
export interface PeopleSource {
  readonly timeline: Pick<Timeline, 'length' | 'at'>;
  readonly muted?: Pick<MutedPeople, 'has'> | undefined;
}

// In a large room, whoever spoke so long ago is not the one that is meant.
const MOST_NAMES = 500;

/**
 * The names of others that wrote or came and whose name, or a word of it, begins so; who did last comes first. Names, not
 * people: two of one name are one suggestion, as a mention tells them apart no more.
 */
export function peopleLike(
  query: string,
  { timeline, muted }: PeopleSource,
  atMost: number,
): readonly string[] {
  const sought = searchedText(query);
  const seen = new Set<string>();
  const found: string[] = [];
  for (const row of rowsFromTheEnd(timeline, timeline.length)) {
    if (seen.size === MOST_NAMES) break;
    if ((row.kind !== 'message' && row.kind !== 'joined') || row.own) continue;
    const { name } = row.author;
    if (name === '' || seen.has(name) || muted?.has(row.author)) continue;
    seen.add(name);
    if (!beginsSo(searchedText(name), sought)) continue;
    found.push(name);
    if (found.length === atMost) break;
  }
  return found;
}

function beginsSo(name: string, sought: string): boolean {
  return name.startsWith(sought) || name.includes(` ${sought}`);
}
