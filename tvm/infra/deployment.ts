// What `deployment.json` says, after parsing: everything that differs between two deployments. It is read when
// the templates are made, never by the functions themselves.

import type { AuthMode } from '../kinds/machine-kinds.ts';
import type { Policy } from '../policy.ts';

export interface Deployment {
  /** Begins the name of every stack, so that several deployments fit into one account. */
  readonly name: string;
  /** The Momento cache whose topics are the rooms. */
  readonly cacheName: string;
  /** Exact origins of the pages that may ask, beside the one that `page.domain` gives. */
  readonly allowedOrigins: readonly string[];
  readonly machines: readonly MachineDeployment[];
  /** Who hears of alarms. Absent: they are to be looked at. */
  readonly alarms?: AlarmReceiver;
  /** Absent: the page is hosted elsewhere. */
  readonly page?: PageDeployment;
}

/** An address for mails, or a topic of Amazon SNS in the region of the machines. */
export type AlarmReceiver = { readonly email: string } | { readonly topicArn: string };

/** What a machine of any kind says; each kind has its own fields beside (`kinds/`). */
export interface MachineDeployment {
  readonly auth: AuthMode;
  /** Ends the name of the machine's stack. */
  readonly id: string;
  /** What the page calls this way in. */
  readonly name: string;
  /** Instead of the default policy of `tvm/default-policy.ts`. */
  readonly policy?: Policy;
  /** Where the gateway begins to answer 429. Momento's own default is 5 for the whole account. */
  readonly vendsPerSecond: number;
  /** Per client address, in any 60 seconds; enforced by AWS WAF, which costs extra. Absent: no such limit. */
  readonly requestsPerMinutePerAddress?: number;
  /** Concurrent runs of the token function at most. Absent: the account's limit only. */
  readonly reservedConcurrency?: number;
  /** AWS X-Ray. */
  readonly tracing: boolean;
}

export interface PageDeployment {
  /** Offered on the join screen. */
  readonly rooms: readonly string[];
  /** The Momento endpoint of the account's cell; narrows what the page may connect to. Absent: all of Momento. */
  readonly momentoEndpoint?: string;
  /** Absent: CloudFront's own name. */
  readonly domain?: PageDomain;
}

export interface PageDomain {
  readonly name: string;
  /** Of ACM, in us-east-1, where CloudFront looks for certificates. */
  readonly certificateArn: string;
}

/** Every origin that the machines answer. */
export function allowedOriginsOf({ allowedOrigins, page }: Deployment): readonly string[] {
  const own = page?.domain ? [`https://${page.domain.name}`] : [];
  return [...new Set([...own, ...allowedOrigins])];
}
