/** Data goes down in properties and events come up. Every event crosses shadow roots. */
export const UPWARDS: EventInit = { bubbles: true, composed: true };
