import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { AlarmReceiver } from './deployment.ts';

/** Where the alarms of a machine go: to a topic that is there already, or to one of the stack's that sends mails. */
export function alarmTopic(scope: Construct, id: string, receiver: AlarmReceiver): ITopic {
  if ('topicArn' in receiver) return Topic.fromTopicArn(scope, id, receiver.topicArn);
  const topic = new Topic(scope, id, { enforceSSL: true });
  topic.addSubscription(new EmailSubscription(receiver.email));
  // A topic with a policy of its own has lost the one by which alarms of its account may publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return topic;
}
