import { PREFIX } from './prefix.ts';

// Apart from the other database, so that nobody loads the name of this one without it.

/** The last messages of rooms, for those who want them kept; one record a room, in one store. */
export const HISTORY_DATABASE = `${PREFIX}history`;
