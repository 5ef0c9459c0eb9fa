import { CfnOutput, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';

export interface OwnPage {
  /** The built page, whole; `_headers`, which is for another host, is left out. */
  readonly folder: string;
  /** Its Content-Security-Policy. */
  readonly policy: string;
}

export interface OwnPageStackProps {
  readonly page: OwnPage;
  /** The address of its machine. */
  readonly machineUrl: string;
}

/** Where such a page asks for tokens, on its own host. */
const TOKEN_PATH = 'api/momento/token';
// The API has one path, which is the root.
const TO_THE_ROOT = "function handler({ request }) { request.uri = '/'; return request; }";

/**
 * A page of somebody else's: a private bucket behind CloudFront, with the machine on the same host. So no list of origins has
 * to name a host that is known only once all is deployed.
 */
export class OwnPageStack extends Stack {
  constructor(scope: Construct, id: string, { page, machineUrl }: OwnPageStackProps) {
    super(scope, id, { description: 'Momento Chat: a page with its Token Vending Machine' });
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Every file in it can be built again. CloudFormation deletes it only when it is empty.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: this.stackName,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.#headers(page.policy),
      },
      additionalBehaviors: { [TOKEN_PATH]: this.#machine(machineUrl) },
      httpVersion: HttpVersion.HTTP2_AND_3,
    });
    new BucketDeployment(this, 'Files', {
      sources: [Source.asset(page.folder, { exclude: ['_headers'] })],
      destinationBucket: bucket,
      cacheControl: [CacheControl.noCache()],
      distribution,
      logGroup: new LogGroup(this, 'Log', {
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    new CfnOutput(this, 'PageUrl', { value: `https://${distribution.distributionDomainName}/` });
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
  }

  /** Everything that a request brings goes on, but for the host; nothing of an answer stays. */
  #machine(machineUrl: string): BehaviorOptions {
    // https://HOST/STAGE/
    const [host, stage] = [2, 3].map((part) => Fn.select(part, Fn.split('/', machineUrl)));
    return {
      origin: new HttpOrigin(host ?? '', { originPath: `/${stage}` }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(this, 'ToTheRoot', {
            runtime: FunctionRuntime.JS_2_0,
            code: FunctionCode.fromInline(TO_THE_ROOT),
          }),
        },
      ],
    };
  }

  #headers(contentSecurityPolicy: string): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
    });
  }
}
