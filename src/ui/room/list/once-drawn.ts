// What a list needs once somebody does something with what it shows, what reads marks and links in texts, and the looks of
// what it seldom shows: loaded when it is drawn.

import './message-actions.ts';

export { spokenFailure } from './deeds-words.ts';
export { adoptLateStyles } from './late-list-styles.ts';
export { ListDeeds } from './list-deeds.ts';
export * as reader from './text/text-nodes.ts';
