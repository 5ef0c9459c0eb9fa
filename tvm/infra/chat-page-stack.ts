import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { contentSecurityPolicy } from '../../tools/host-headers/content-security-policy.ts';
import { acknowledge } from './acknowledge.ts';
import type { PageDeployment, PageDomain } from './deployment.ts';
import { PageFiles } from './page-files.ts';
import type { TokenVendingMachineStack } from './token-vending-machine-stack.ts';

export interface ChatPageStackProps {
  readonly page: PageDeployment;
  readonly cacheName: string;
  readonly machines: readonly TokenVendingMachineStack[];
  /** The built page. */
  readonly pageDir: string;
}

/** The page: a private bucket, and CloudFront in front of it. */
export class ChatPageStack extends Stack {
  constructor(scope: Construct, id: string, props: ChatPageStackProps) {
    super(scope, id, { description: 'Momento Chat: the page' });
    const { page, cacheName, machines, pageDir } = props;
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Every file in it can be built again. CloudFormation deletes it only when it is empty.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'Only CloudFront reads it, and what it holds is public.',
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${this.stackName}: Momento Chat`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        // Compresses, and obeys the Cache-Control of each file.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.#headers(props),
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(page.domain ? this.#domain(page.domain) : {}),
    });
    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'A chat is for people anywhere.',
      'AwsSolutions-CFR2': 'Static files only: there is no input that a firewall could inspect.',
      'AwsSolutions-CFR3':
        'Nobody is logged for looking at public files; tokens are logged where they are vended.',
      ...(page.domain
        ? {}
        : {
            'AwsSolutions-CFR4':
              "CloudFront's own certificate fixes the TLS version; a domain of one's own does not.",
          }),
    });

    new PageFiles(this, 'Files', {
      pageDir,
      bucket,
      distribution,
      config: {
        cacheName,
        tokenVendingMachines: machines.map(({ pageMachine }) => pageMachine),
        rooms: page.rooms,
        // The Content-Security-Policy lets no other machine in.
        locked: true,
      },
    });
    const host = page.domain?.name ?? distribution.distributionDomainName;
    new CfnOutput(this, 'PageUrl', { value: `https://${host}/` });
    new CfnOutput(this, 'PageOrigin', { value: `https://${host}`, description: 'For allowedOrigins' });
    new CfnOutput(this, 'DistributionName', {
      value: distribution.distributionDomainName,
      description: "What a CNAME record of one's own domain points to",
    });
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
  }

  /** The same as `tools/host-headers/` writes for other hosts, in CloudFront's words. */
  #headers({ page, machines, pageDir }: ChatPageStackProps): ResponseHeadersPolicy {
    const momento = page.momentoEndpoint ? `web.cache.${page.momentoEndpoint}` : '*.momentohq.com';
    // Several machines may share a service.
    const connectTo = new Set([`https://${momento}`, ...machines.flatMap((machine) => machine.connectTo)]);
    const html = readFileSync(join(pageDir, 'index.html'), 'utf8');
    const custom = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    };
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy({ html, connectTo: [...connectTo] }),
          override: true,
        },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  #domain({ name, certificateArn }: PageDomain) {
    return {
      domainNames: [name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}
