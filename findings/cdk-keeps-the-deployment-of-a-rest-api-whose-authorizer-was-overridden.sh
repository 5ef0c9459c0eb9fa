#!/usr/bin/env bash
# aws-cdk-lib 2.276.0
#
# A REST API has a Cognito user pools authorizer. Which app clients count is its IdentityValidationExpression, for which
# the construct has no property, so it is set with addPropertyOverride. Later it is changed. The flag
# @aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId is on, as in every new app.
# One would guess: the change gives the API another AWS::ApiGateway::Deployment, as a change of the authorizer does with
#                  that flag; a stage serves what its deployment holds.
# What happens:    the logical id of the deployment stays. Only what the construct itself was given counts; the same
#                  with a property of the construct (resultsCacheTtl) gives a new one.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >synth.mjs <<'JS'
import { App, Duration, Stack } from 'aws-cdk-lib';
import { CognitoUserPoolsAuthorizer, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Template } from 'aws-cdk-lib/assertions';

function deploymentOf({ expression, minutes }) {
  const context = { '@aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId': true };
  const stack = new Stack(new App({ context }), 'Stack');
  const authorizer = new CognitoUserPoolsAuthorizer(stack, 'Authorizer', {
    cognitoUserPools: [new UserPool(stack, 'Pool')],
    resultsCacheTtl: Duration.minutes(minutes),
  });
  authorizer.node.defaultChild.addPropertyOverride('IdentityValidationExpression', expression);
  new RestApi(stack, 'Api').root.addMethod('GET', new MockIntegration(), { authorizer });
  const found = Template.fromStack(stack).findResources('AWS::ApiGateway::Deployment');
  return Object.keys(found).join();
}

const before = deploymentOf({ expression: '^one$', minutes: 5 });
const sameAs = (after) => (after === before ? 'the same deployment' : 'a new deployment');
console.log(`another expression: ${sameAs(deploymentOf({ expression: '^two$', minutes: 5 }))}`);
console.log(`another resultsCacheTtl: ${sameAs(deploymentOf({ expression: '^one$', minutes: 1 }))}`);
JS

seen=$(node synth.mjs)
echo "wanted: a new deployment for both"
echo "$seen"
if [ "$seen" != $'another expression: the same deployment\nanother resultsCacheTtl: a new deployment' ]; then
  echo 'CHANGED: this is no longer so'
  exit 1
fi
