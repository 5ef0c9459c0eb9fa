/** Data goes down by property, events come up; every one crosses shadow roots. */
export const UPWARDS: EventInit = { bubbles: true, composed: true };
