/** What `momento-chat/tvm/aws` offers to CDK apps; written by hand, so that whoever installs the package needs no CDK. */

export interface PageWithMachineOptions {
  /** What the names of both stacks begin with. */
  readonly name: string;
  /** `auth` and what else an entry of `machines` in a deployment.json says of a machine. */
  readonly machine: object;
  /** Default: `chat`. */
  readonly cacheName?: string;
  readonly page: {
    /** The built page, whole; `_headers` in it is left out. */
    readonly folder: string;
    /** Its Content-Security-Policy. */
    readonly policy: string;
  };
}

/**
 * Adds two stacks to an `App` of the CDK: `NAME-Machine`, with the functions that the package brings, and `NAME-Page`, a private
 * bucket behind CloudFront with the machine at `/api/momento/token` of the same host.
 * @throws Error that lists what is wrong with the machine
 */
export declare function addPageWithMachine(app: object, options: PageWithMachineOptions): void;
