import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { testKey } from '@landfall/testing';
import { LogGroup, type LogGroupProps } from './log-group';
import { synthWithAws } from './testing/synth-with-aws';

const minimal: LogGroupProps = { name: '/aws/eks/blue/cluster', retentionDays: 90, key: testKey('logs') };

function groupOf(props: Partial<LogGroupProps> = {}) {
  const stack = synthWithAws((scope) => new LogGroup(scope, 'logs', { ...minimal, ...props }));
  return stack.at(CloudwatchLogGroup, 'logs/group');
}

describe('LogGroup', () => {
  it('encrypts, forgets, and outlives a destroy by default', () => {
    expect(groupOf()).toMatchObject({
      name: '/aws/eks/blue/cluster',
      retention_in_days: 90,
      kms_key_id: 'arn:aws:kms:eu-west-1:111111111111:key/logs',
      log_group_class: 'STANDARD',
      skip_destroy: true,
      deletion_protection_enabled: false,
      tags: { Name: '/aws/eks/blue/cluster' },
    });
  });

  it('refuses deletion when asked for', () => {
    expect(groupOf({ onDestroy: 'refuse' })).toMatchObject({ skip_destroy: false, deletion_protection_enabled: true });
  });

  it('can be deleted when asked for', () => {
    expect(groupOf({ onDestroy: 'delete' })).toMatchObject({ skip_destroy: false, deletion_protection_enabled: false });
  });

  it('takes a class', () => {
    expect(groupOf({ logClass: 'infrequent-access' })).toMatchObject({ log_group_class: 'INFREQUENT_ACCESS' });
  });

  it('exposes its name as it was given, and its ARN as a reference', () => {
    synthWithAws((scope) => {
      const group = new LogGroup(scope, 'logs', minimal);
      expect(group.logGroupName).toBe('/aws/eks/blue/cluster');
      expect(group.logGroupArn).toMatch(/^\$\{TfToken/);
    });
  });

  it.each(['', 'a b', 'x'.repeat(513)])("fails for the name '%s'", (name) => {
    expect(() => groupOf({ name })).toThrow(
      `LOG_GROUP_NAME_INVALID at test/logs: a log group's name has 1 to 512 letters, digits and _ - / . #, got '${name}'`,
    );
  });
});
