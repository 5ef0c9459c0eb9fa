import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultStackSynthesizer, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface PageFilesProps {
  readonly pageDir: string;
  readonly bucket: Bucket;
  readonly distribution: IDistribution;
  /** Becomes `config.json`; may hold values that are known only when it is deployed. */
  readonly config: object;
}

const HASHED_DIR = 'assets';
const CONFIG_FILE = 'config.json';

/** What is put there in another way, and files such as `_headers`, which are for other hosts. */
function isElsewhere(name: string): boolean {
  return name === HASHED_DIR || name === CONFIG_FILE || name.startsWith('_');
}

/** Puts the built page into its bucket, in the order in which an open page survives it. */
export class PageFiles extends Construct {
  constructor(scope: Construct, id: string, { pageDir, bucket, distribution, config }: PageFilesProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Their names hold a hash of what is in them. Old ones stay for the tabs that still run the last version, which
    // load some of them late.
    const hashed = new BucketDeployment(this, 'Hashed', {
      sources: [Source.asset(join(pageDir, HASHED_DIR))],
      destinationBucket: bucket,
      destinationKeyPrefix: `${HASHED_DIR}/`,
      prune: false,
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
      logGroup,
    });
    const others = readdirSync(pageDir).filter((name) => !isElsewhere(name));
    const entry = new BucketDeployment(this, 'Entry', {
      sources: [
        Source.asset(pageDir, { exclude: readdirSync(pageDir).filter(isElsewhere) }),
        Source.jsonData(CONFIG_FILE, config),
      ],
      destinationBucket: bucket,
      prune: false,
      cacheControl: [CacheControl.noCache()],
      distribution,
      distributionPaths: ['', CONFIG_FILE, ...others].map((name) => `/${name}`),
      logGroup,
    });
    // The new page names the new scripts, so those come first.
    entry.node.addDependency(hashed);
    this.#acknowledge(entry.handlerRole, bucket);
  }

  /** The function behind every `BucketDeployment` of a stack is one, and the CDK's own. */
  #acknowledge(role: IRole, bucket: Bucket): void {
    const stack = Stack.of(this);
    const bucketId = stack.getLogicalId(bucket.node.defaultChild as CfnBucket);
    const assets = `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-<AWS::Region>`;
    const findings = [
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      ...['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map(
        (action) => `IAM5[Action::s3:${action}]`,
      ),
      `IAM5[Resource::arn:<AWS::Partition>:s3:::${assets}/*]`,
      `IAM5[Resource::<${bucketId}.Arn>/*]`,
    ];
    const reason = "The CDK's own copier: it reads the CDK's assets, and writes to this one bucket.";
    acknowledge(role, Object.fromEntries(findings.map((finding) => [`AwsSolutions-${finding}`, reason])));
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]':
        "The CDK's own copier: the two rights are to start and to see an invalidation.",
    });
    const copier = role.node.scope;
    if (copier)
      acknowledge(copier, { 'AwsSolutions-L1': "The CDK's own copier: its runtime is the CDK's choice." });
  }
}
