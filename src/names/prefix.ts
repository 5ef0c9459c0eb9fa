/**
 * What every name begins with that this page shares with others: all pages of an origin see the same web storage,
 * channels and locks. It must stay, and so must the names: by them people's drafts and sessions are found again.
 */
export const PREFIX = 'momento-chat:';
