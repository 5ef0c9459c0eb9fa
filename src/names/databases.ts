// Every database of IndexedDB.

import { PREFIX } from './prefix.ts';

/** What sessions of user pools go by, for all tabs; one record a key, in one store. */
export const SESSION_DATABASE = `${PREFIX}sessions`;
