/** What every Token Vending Machine is configured with, whatever its kind. */
export interface MachineBase {
  /** Shown to the user and used to remember the choice; unique. */
  readonly name: string;
  /** Absolute; a relative one was resolved against the page. */
  readonly url: string;
  /**
   * Whether ids of the cache that do not begin with `guest:` are names of people who signed in, whichever machine they
   * are from; `opaque`: they are of people who signed in, but no names. Absent: as the machine in use says.
   */
  readonly verifiedIds?: boolean | 'opaque' | undefined;
}
