import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { headerRules } from '../../../tools/host-headers/header-rules.ts';
import { pageStyle } from './support/builds.ts';
import { pageConfig, readAsPage } from './support/page-config.ts';
import { chatApp, filesBeside, joined, onlyResource, resourcesOf, templateOf } from './support/synthesis.ts';

const machines = [
  { id: 'Guest', name: 'Guest', auth: 'open' },
  { id: 'Member', name: 'Member', auth: 'cognito' },
];
const app = chatApp({ cacheName: 'talk', machines, page: { rooms: ['lobby'] } });
const page = templateOf(app, 'MomentoChat-Page');

function pageTemplate(options: object, ways: object[] = machines): Template {
  return templateOf(chatApp({ machines: ways, page: options }), 'MomentoChat-Page');
}

describe('the bucket', () => {
  it('is private, encrypted, reached over TLS only, and has one owner', () => {
    page.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: Match.anyValue(),
      WebsiteConfiguration: Match.absent(),
      BucketName: Match.absent(),
    });
    page.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('lets this distribution read single files, and nobody else', () => {
    const { PolicyDocument } = onlyResource(page, 'AWS::S3::BucketPolicy').Properties as {
      PolicyDocument: { Statement: { Effect: string }[] };
    };
    const allowed = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    assert.equal(allowed.length, 1);
    const [statement] = allowed as unknown as Record<string, unknown>[];
    assert.equal(statement?.Action, 's3:GetObject');
    assert.deepEqual(statement.Principal, { Service: 'cloudfront.amazonaws.com' });
    assert.match(
      JSON.stringify(statement.Condition),
      /"AWS:SourceArn".*":distribution\/",\{"Ref":"Distribution/,
    );
  });
});

describe('the distribution', () => {
  it('reads the bucket with origin access control, over HTTPS to the visitor', () => {
    page.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    page.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        HttpVersion: 'http2and3',
        DefaultCacheBehavior: {
          ViewerProtocolPolicy: 'redirect-to-https',
          Compress: true,
          ResponseHeadersPolicyId: Match.anyValue(),
        },
        Origins: [{ OriginAccessControlId: Match.anyValue() }],
      },
    });
  });

  it('answers a missing file with an error, not with the page', () => {
    page.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { CustomErrorResponses: Match.absent() },
    });
  });

  it("has a name and certificate of one's own where the deployment says so, and refuses old TLS there", () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0f-1a';
    const own = pageTemplate({ domain: { name: 'chat.example.com', certificateArn } });
    own.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['chat.example.com'],
        ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    own.hasOutput('PageUrl', { Value: 'https://chat.example.com/' });
  });
});

describe('the headers', () => {
  it('allow connections to the machines, Momento, Cognito and the page itself', () => {
    assert.deepEqual(connectSources(page), [
      "'self'",
      'https://*.momentohq.com',
      'https://{…}.execute-api.{…}.{…}',
      'https://{…}.execute-api.{…}.{…}',
      'https://cognito-idp.{…}.{…}',
    ]);
  });

  it('name a service that several machines share once', () => {
    const members = ['A', 'B'].map((id) => ({ id, name: id, auth: 'cognito' }));
    const sources = connectSources(pageTemplate({}, members));
    assert.equal(sources.filter((source) => source.startsWith('https://cognito-idp.')).length, 1);
  });

  it("are narrowed to the account's own endpoint of Momento, and know no Cognito where nobody uses it", () => {
    const momentoEndpoint = 'cell-us-east-1-1.prod.a.momentohq.com';
    const narrow = pageTemplate({ momentoEndpoint }, [{ id: 'Guest', name: 'Guest', auth: 'open' }]);
    assert.deepEqual(connectSources(narrow), [
      "'self'",
      `https://web.cache.${momentoEndpoint}`,
      'https://{…}.execute-api.{…}.{…}',
    ]);
  });

  it('allow the inline style of the built page by its hash', () => {
    const hash = createHash('sha256').update(pageStyle).digest('base64');
    assert.ok(contentSecurityPolicyOf(page).includes(`style-src 'self' 'sha256-${hash}';`));
  });

  it('are those of every other host', () => {
    const { CustomHeadersConfig, SecurityHeadersConfig } = headersOf(page);
    const { StrictTransportSecurity, ReferrerPolicy, ...others } = SecurityHeadersConfig;
    assert.deepEqual(Object.keys(others).sort(), ['ContentSecurityPolicy', 'ContentTypeOptions']);
    const sent = {
      ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': ReferrerPolicy.ReferrerPolicy,
      'Strict-Transport-Security': `max-age=${StrictTransportSecurity.AccessControlMaxAgeSec}`,
    };
    const rule = headerRules({ html: '', connectTo: [] }).find(({ path }) => path === '/*');
    const { 'Content-Security-Policy': _, ...expected } = rule?.headers ?? {};
    assert.deepEqual(sent, expected);
  });
});

describe('the files', () => {
  const { hashed, entry } = deploymentsOf(page);

  it('with a hash in their names are kept for a year by browsers, and for ever by the bucket', () => {
    assert.equal(hashed.Properties.DestinationBucketKeyPrefix, 'assets/');
    assert.deepEqual(hashed.Properties.SystemMetadata, {
      'cache-control': 'public, max-age=31536000, immutable',
    });
    assert.equal(hashed.Properties.Prune, false);
    assert.equal(hashed.Properties.DistributionId, undefined);
  });

  it('without one are asked for again each time, and deleted by nobody', () => {
    assert.deepEqual(entry.Properties.SystemMetadata, { 'cache-control': 'no-cache' });
    assert.equal(entry.Properties.Prune, false);
  });

  it('come in an order in which no page names a script that is not there', () => {
    assert.ok(entry.DependsOn?.includes(hashed.id));
  });

  it('are those of the page, without what is meant for other hosts', () => {
    assert.deepEqual(filesBeside(app.synth(), 'index.html'), ['favicon.svg', 'index.html']);
    assert.deepEqual(filesBeside(app.synth(), 'index-B1x.js'), ['index-B1x.js']);
  });

  it('are taken out of the cache only where they change in place', () => {
    assert.deepEqual(entry.Properties.DistributionPaths, [
      '/',
      '/config.json',
      '/favicon.svg',
      '/index.html',
    ]);
  });
});

describe('config.json', () => {
  it('is one that the page takes, with every machine, and locked', async () => {
    const url = 'https://value.execute-api.value.value/value/';
    assert.deepEqual(await readAsPage(pageConfig(app, page)), {
      cacheName: 'talk',
      tokenVendingMachines: [
        { name: 'Guest', auth: 'open', url },
        {
          name: 'Member',
          auth: 'cognito',
          url,
          userPoolId: 'us-west-2_value',
          clientId: 'value',
          authFlow: 'USER_SRP_AUTH',
        },
      ],
      rooms: ['lobby'],
      locked: true,
    });
  });
});

interface HeadersConfig {
  readonly CustomHeadersConfig: { readonly Items: readonly { Header: string; Value: string }[] };
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: unknown };
    readonly StrictTransportSecurity: { readonly AccessControlMaxAgeSec: number };
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
  };
}

function headersOf(template: Template): HeadersConfig {
  const { ResponseHeadersPolicyConfig } = onlyResource(template, 'AWS::CloudFront::ResponseHeadersPolicy')
    .Properties as { ResponseHeadersPolicyConfig: HeadersConfig };
  return ResponseHeadersPolicyConfig;
}

function contentSecurityPolicyOf(template: Template): string {
  return joined(headersOf(template).SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy);
}

function connectSources(template: Template): string[] {
  return (
    contentSecurityPolicyOf(template)
      .match(/connect-src ([^;]*)/)?.[1]
      ?.split(' ') ?? []
  );
}

function deploymentsOf(template: Template) {
  const entries = Object.entries(resourcesOf(template, 'Custom::CDKBucketDeployment'));
  const find = (isHashed: boolean) => {
    const entry = entries.find(
      ([, { Properties }]) => isHashed === 'DestinationBucketKeyPrefix' in Properties,
    );
    assert.ok(entry);
    const [id, resource] = entry;
    return { id, ...resource };
  };
  assert.equal(entries.length, 2);
  return { hashed: find(true), entry: find(false) };
}
