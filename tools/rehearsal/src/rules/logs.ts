import { textAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

/** What CloudWatch Logs refuses. */
export const logRules: readonly Rule[] = [
  {
    id: 'LOGS-001',
    title: 'A log group name has 1 to 512 letters, digits and . _ / # -',
    source: 'the CloudWatch Logs API reference, CreateLogGroup',
    phase: 'plan',
    types: ['aws_cloudwatch_log_group'],
    check: ({ config }) => {
      const name = textAt(config, 'name');
      if (name === undefined || /^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) return undefined;
      return `"name" isn't a valid log group name (alphanumeric characters, underscores, hyphens, slashes, hash signs and dots are allowed): "${name}"`;
    },
  },
  {
    id: 'LOGS-002',
    title: 'A log group name does not begin with aws/',
    source: 'the CloudWatch Logs API reference, CreateLogGroup',
    phase: 'apply',
    types: ['aws_cloudwatch_log_group'],
    check: (context) => {
      const name = textAt(context.object, 'name') ?? '';
      if (context.action !== 'create' || !name.startsWith('aws/')) return undefined;
      const message = 'Log groups starting with AWS/ are reserved for AWS.';
      return refused(context, 'CloudWatch Logs CreateLogGroup', 'InvalidParameterException', message);
    },
  },
  {
    id: 'LOGS-003',
    title: 'A metric or subscription filter belongs to a log group that exists',
    source: 'the CloudWatch Logs API reference, PutMetricFilter and PutSubscriptionFilter',
    phase: 'apply',
    types: ['aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_log_subscription_filter'],
    check: (context) => {
      const name = textAt(context.object, 'log_group_name') ?? textAt(context.object, 'log_group') ?? '';
      const { cloud, place } = context;
      const { account, region } = place;
      const found = cloud.find({ type: 'aws_cloudwatch_log_group', account, region }).some(({ id }) => id === name);
      if (name === '' || found || context.action === 'update' || cloud.isAssumed(name)) return undefined;
      // Services make some groups by themselves.
      if (/^\/aws\//.test(name)) return undefined;
      const message = `The specified log group does not exist: ${name}`;
      return refused(context, 'CloudWatch Logs PutFilter', 'ResourceNotFoundException', message);
    },
  },
];
