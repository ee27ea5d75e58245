import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { type AccountId, type IKey, partitionOf, Problems, type Region } from '@landfall/contracts';
import { resourcePolicy, type ResourceStatement } from '@landfall/policy';
import { Construct } from 'constructs';

/** Who hears of an alarm. */
export type Subscription =
  | { readonly kind: 'email'; /** Must confirm by a link that SNS sends. */ readonly address: string }
  | { readonly kind: 'https'; /** Must confirm the request that SNS sends. */ readonly url: string }
  | { readonly kind: 'sqs'; readonly queueArn: string }
  | { readonly kind: 'lambda'; readonly functionArn: string };

/** What may send to the topic: alarms of CloudWatch, the alert manager of Amazon Managed Prometheus. */
export type AlarmSource = 'cloudwatch' | 'prometheus';

export interface AlarmTopicProps {
  /** Name of the topic: 1 to 256 letters, digits, `_` and `-`. Cannot change after creation. */
  readonly name: string;

  /** Account and Region whose alarms may send. */
  readonly account: AccountId;
  readonly region: Region;

  /** Encrypts messages; its policy must let the sources use it. */
  readonly key: IKey;

  /** Subscriptions by name. What is subscribed cannot change after creation: it is replaced. */
  readonly subscriptions: Readonly<Record<string, Subscription>>;

  /** @default ['cloudwatch'] */
  readonly sources?: readonly [AlarmSource, ...AlarmSource[]];
}

/** An encrypted SNS topic that only alarms of its own account and Region send to. */
export class AlarmTopic extends Construct {
  /** @attribute */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { name, key, subscriptions, sources = ['cloudwatch'] } = props;
    validate(props, this.node.path);

    const topic = new SnsTopic(this, 'topic', { name, kmsMasterKeyId: key.keyArn, tags: { Name: name } });
    const policy = resourcePolicy(
      this.node.path,
      denyPlaintext(topic.arn),
      ...[...new Set(sources)].map((source) => allowSource(source, topic.arn, props)),
    );
    new SnsTopicPolicy(this, 'policy', { arn: topic.arn, policy });
    const subscriptionScope = new Construct(this, 'subscriptions');
    for (const [subscriptionName, subscription] of Object.entries(subscriptions)) {
      new SnsTopicSubscription(subscriptionScope, subscriptionName, {
        topicArn: topic.arn,
        protocol: subscription.kind,
        endpoint: endpointOf(subscription),
      });
    }

    this.topicArn = topic.arn;
  }
}

function allowSource(source: AlarmSource, topicArn: string, { account, region }: AlarmTopicProps): ResourceStatement {
  const partition = partitionOf(region);
  const common = { resources: [topicArn] } as const;
  const from = (sourceArn: string) => ({
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': sourceArn },
  });
  switch (source) {
    case 'cloudwatch':
      return {
        ...common,
        sid: 'PublishAlarms',
        principals: { kind: 'service', services: ['cloudwatch.amazonaws.com'] },
        actions: ['sns:Publish'],
        conditions: from(`arn:${partition}:cloudwatch:${region}:${account}:alarm:*`),
      };
    case 'prometheus':
      return {
        ...common,
        sid: 'PublishAlerts',
        principals: { kind: 'service', services: ['aps.amazonaws.com'] },
        actions: ['sns:Publish', 'sns:GetTopicAttributes'],
        conditions: from(`arn:${partition}:aps:${region}:${account}:workspace/*`),
      };
  }
}

function denyPlaintext(topicArn: string): ResourceStatement {
  return {
    sid: 'DenyPlaintext',
    effect: 'Deny',
    principals: { kind: 'anybody' },
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

function endpointOf(subscription: Subscription): string {
  switch (subscription.kind) {
    case 'email':
      return subscription.address;
    case 'https':
      return subscription.url;
    case 'sqs':
      return subscription.queueArn;
    case 'lambda':
      return subscription.functionArn;
  }
}

function validate({ name, subscriptions }: AlarmTopicProps, at: string): void {
  const problems = new Problems(at);
  if (!/^[\w-]{1,256}$/.test(name)) {
    problems.add('ALARM_TOPIC_NAME_INVALID', `a topic's name has 1 to 256 letters, digits, _ and -, got '${name}'`);
  }
  for (const [key, subscription] of Object.entries(subscriptions)) {
    if (subscription.kind !== 'https' || /^https:\/\/\S+$/.test(subscription.url)) continue;
    const message = `'${subscription.url}' is no https address; alarms are sent encrypted only`;
    problems.add('ALARM_SUBSCRIPTION_URL', message, `${at}.subscriptions.${key}`);
  }
  problems.throwIfAny();
}
