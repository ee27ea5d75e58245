import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { accountId } from '@landfall/contracts';
import { testKey } from '@landfall/testing';
import { AlarmTopic, type AlarmTopicProps } from './alarm-topic';
import { statementsBySid } from './testing/statements-by-sid';
import { synthWithAws } from './testing/synth-with-aws';

const minimal: AlarmTopicProps = {
  name: 'acme-dev-alarms',
  account: accountId('111111111111', 'test'),
  region: 'eu-west-1',
  key: testKey('messaging'),
  subscriptions: {},
};

function make(props: Partial<AlarmTopicProps> = {}) {
  return synthWithAws((scope) => new AlarmTopic(scope, 'topic', { ...minimal, ...props }));
}

describe('AlarmTopic', () => {
  it('encrypts messages with our key', () => {
    expect(make().only(SnsTopic)).toMatchObject({
      name: 'acme-dev-alarms',
      kms_master_key_id: testKey('messaging').keyArn,
    });
  });

  it('takes messages from alarms of its own account and Region only, over TLS only', () => {
    const stack = make();
    const topicArn = stack.ref(SnsTopic, 'topic/topic', 'arn');
    expect(stack.only(SnsTopicPolicy)['arn']).toBe(topicArn);
    expect(statementsBySid(stack.only(SnsTopicPolicy)['policy'])).toEqual({
      DenyPlaintext: {
        Sid: 'DenyPlaintext',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: topicArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      PublishAlarms: {
        Sid: 'PublishAlarms',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: topicArn,
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111111111111' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm:*' },
        },
      },
    });
  });

  it('takes alerts of Prometheus workspaces when asked for, each source once', () => {
    const stack = make({ sources: ['prometheus', 'prometheus'], region: 'us-gov-west-1' });
    const statements = statementsBySid(stack.only(SnsTopicPolicy)['policy']);
    expect(Object.keys(statements)).toEqual(['DenyPlaintext', 'PublishAlerts']);
    expect(statements['PublishAlerts']).toMatchObject({
      Principal: { Service: 'aps.amazonaws.com' },
      Action: ['sns:Publish', 'sns:GetTopicAttributes'],
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111111111111' },
        ArnLike: { 'aws:SourceArn': 'arn:aws-us-gov:aps:us-gov-west-1:111111111111:workspace/*' },
      },
    });
  });

  it('creates no subscription by default', () => {
    expect(make().all(SnsTopicSubscription)).toEqual({});
  });

  it.each([
    [{ kind: 'email', address: 'ops@example.com' }, 'ops@example.com'],
    [{ kind: 'https', url: 'https://example.com/hook' }, 'https://example.com/hook'],
    [{ kind: 'sqs', queueArn: 'arn:aws:sqs:eu-west-1:111111111111:q' }, 'arn:aws:sqs:eu-west-1:111111111111:q'],
    [{ kind: 'lambda', functionArn: 'arn:aws:lambda:eu-west-1:1:f' }, 'arn:aws:lambda:eu-west-1:1:f'],
  ] as const)('subscribes %j', (subscription, endpoint) => {
    const stack = make({ subscriptions: { operations: subscription } });
    expect(stack.at(SnsTopicSubscription, 'topic/subscriptions/operations')).toMatchObject({
      topic_arn: stack.ref(SnsTopic, 'topic/topic', 'arn'),
      protocol: subscription.kind,
      endpoint,
    });
  });

  it('fails for a name that SNS refuses, and for an address without encryption', () => {
    const subscriptions = { hook: { kind: 'https', url: 'http://example.com' } } as const;
    expect(() => make({ name: 'a b', subscriptions })).toThrow(
      [
        "ALARM_TOPIC_NAME_INVALID at test/topic: a topic's name has 1 to 256 letters, digits, _ and -, got 'a b'",
        "ALARM_SUBSCRIPTION_URL at test/topic.subscriptions.hook: 'http://example.com' is no https address; alarms are sent encrypted only",
      ].join('\n'),
    );
  });
});
