// Every database of IndexedDB, but for that of kept messages (history-database.ts).

import { PREFIX } from './prefix.ts';

/** What sessions of user pools go by, for all tabs; one record a key, in one store. */
export const SESSION_DATABASE = `${PREFIX}sessions`;
