// What a list needs once somebody does something with what it shows, what reads marks and links in texts, and the looks of
// what it seldom shows: loaded when it is drawn.

import './message-actions.ts';

export { copiedLines, isAllSelected, linesOfAll, selectedBelow } from './copying.ts';
export { spokenFailure } from './deeds-words.ts';
export { adoptLateStyles } from './late-list-styles.ts';
export { RowActions } from './row-actions.ts';
export { selectsAll, selectText } from './selecting.ts';
export * as reader from './text/text-nodes.ts';
