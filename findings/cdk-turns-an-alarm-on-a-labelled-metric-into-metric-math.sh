#!/usr/bin/env bash
# aws-cdk-lib 2.276.0
#
# A metric is shown on a dashboard and watched by an alarm. For the dashboard's legend it gets a `label`.
# One would guess: the alarm does not mind; it has no legend.
# What happens:    the alarm becomes one on metric math. In its template, MetricName, Namespace, Dimensions, Statistic
#                  and Period are gone, and Metrics holds a query instead: a change of the resource, and nothing to be
#                  found by MetricName any more.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null

cat > alarm.cjs <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { Alarm, Metric } = require('aws-cdk-lib/aws-cloudwatch');
const { Template } = require('aws-cdk-lib/assertions');

function alarmOn(more) {
  const stack = new Stack(new App(), 'Stack');
  const metric = new Metric({ namespace: 'Shop', metricName: 'Orders', statistic: 'Sum', ...more });
  new Alarm(stack, 'Alarm', { metric, threshold: 1, evaluationPeriods: 1 });
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
  return Properties;
}

const plain = alarmOn({});
const labelled = alarmOn({ label: 'Orders of today' });
console.log('wanted: both alarms are on the metric Orders');
console.log(`without a label: MetricName ${plain.MetricName}, Metrics ${JSON.stringify(plain.Metrics)}`);
console.log(`with a label: MetricName ${labelled.MetricName}, Metrics ${JSON.stringify(labelled.Metrics)}`);
const holds =
  plain.MetricName === 'Orders' &&
  plain.Metrics === undefined &&
  labelled.MetricName === undefined &&
  labelled.Metrics?.[0]?.Label === 'Orders of today';
if (!holds) {
  console.log('CHANGED: this is no longer so');
  process.exit(1);
}
JS
node alarm.cjs
