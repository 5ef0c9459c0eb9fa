/** What people are told when something goes wrong. */
export interface UserMessage {
  /** What happened. */
  readonly heading: string;
  /** What to do now. */
  readonly text: string;
}
