import { Names } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

export interface AddressLimitProps {
  readonly api: RestApi;
  readonly requestsPerMinute: number;
}

/**
 * Keeps one client address from using up the tokens of all. The gateway's own limits cannot tell clients apart
 * without API keys, so this is AWS WAF in front of it.
 */
export class AddressLimit extends Construct {
  constructor(scope: Construct, id: string, { api, requestsPerMinute }: AddressLimitProps) {
    super(scope, id);
    const metrics = (metricName: string) => ({
      metricName: `${Names.uniqueResourceName(this, { maxLength: 100 })}${metricName}`,
      cloudWatchMetricsEnabled: true,
      // Samples hold headers, and so credentials.
      sampledRequestsEnabled: false,
    });
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: metrics('All'),
      rules: [
        {
          name: 'PerAddress',
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: 'IP',
              limit: requestsPerMinute,
              evaluationWindowSec: 60,
            },
          },
          visibilityConfig: metrics('PerAddress'),
        },
      ],
    });
    new CfnWebACLAssociation(this, 'OnStage', {
      webAclArn: acl.attrArn,
      resourceArn: api.deploymentStage.stageArn,
    });
  }
}
