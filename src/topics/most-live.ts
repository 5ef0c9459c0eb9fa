/** How many rooms may be live, in one page; over HTTP/1.1, in all tabs together. */
export const MOST_LIVE = 5;
/** Two of the six connections that a browser has for a host are for a renewal and a check, one for what is written. */
export const MOST_LIVE_OVER_HTTP1 = 3;
