/** What every Token Vending Machine is configured with, whatever its kind. */
export interface MachineBase {
  /** Shown to the user and used to remember the choice; unique. */
  readonly name: string;
  /** Absolute; a relative one was resolved against the page. */
  readonly url: string;
}
