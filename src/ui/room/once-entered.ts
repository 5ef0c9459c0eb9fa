// What a room needs that nobody waits for: loaded when it is drawn.

import '../parts/error-notice.ts';
import './copy-link-button.ts';
import './people/typing-line.ts';

export { keepAboveKeyboard } from './above-keyboard.ts';
export { composerBanner } from './composer-banner.ts';
export { adoptLateStyles } from './late-composer-styles.ts';
export { markByKeys } from './marked-selection.ts';
export { problemsWords } from './problems-words.ts';
export { RoomDeeds } from './room-deeds.ts';
export { delayIn, problemIn } from './room-problem.ts';
export { SearchOpener } from './search/search-opener.ts';
