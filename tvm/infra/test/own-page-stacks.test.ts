import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { addOwnPageStacks } from '../own-page-stacks.ts';
import { writeBuilds } from './support/builds.ts';

function stacks(machine: object): { readonly machine: Template; readonly page: Template } {
  const { lambdaDir, pageDir } = writeBuilds();
  const app = new App();
  const page = { folder: pageDir, policy: "default-src 'self'" };
  addOwnPageStacks(app, { name: 'Ours', machine, cacheName: 'talk', page, lambdaDir });
  const template = (id: string) => Template.fromStack(app.node.findChild(id) as never);
  return { machine: template('Ours-Machine'), page: template('Ours-Page') };
}

describe('a page of somebody else with its machine', () => {
  it('has the machine at its own host, where nothing is kept and all headers but the host arrive', () => {
    const { page } = stacks({ auth: 'open' });
    page.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          Match.objectLike({
            PathPattern: 'api/momento/token',
            // Managed policies: CachingDisabled, AllViewerExceptHostHeader.
            CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
            OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
            ViewerProtocolPolicy: 'https-only',
            FunctionAssociations: [Match.objectLike({ EventType: 'viewer-request' })],
          }),
        ],
      },
    });
  });

  it('has its own policy for what it may load', () => {
    stacks({ auth: 'open' }).page.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
        },
      },
    });
  });

  it('lets no other page ask its machine', () => {
    stacks({ auth: 'lambda' }).machine.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          TVM_AUTH_MODE: 'lambda',
          TVM_ALLOWED_ORIGINS: '',
          TVM_CACHE_NAME: 'talk',
        }),
      },
    });
  });

  it('keeps its bucket private', () => {
    stacks({ auth: 'open' }).page.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: Match.objectLike({ RestrictPublicBuckets: true }),
    });
  });

  it('says what is wrong with a machine', () => {
    assert.throws(() => stacks({ auth: 'magic' }), /machines\[0\]\.auth/);
    assert.throws(() => stacks({ auth: 'open', vends: 5 }), /vends/);
  });
});
