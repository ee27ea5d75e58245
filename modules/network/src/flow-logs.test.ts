import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { document } from '@landfall/testing';
import { flowLogGroupName } from './flow-logs';
import { minimal, synthNetwork } from './testing/network-fixture';

const account = '${data.aws_caller_identity.network_account_C591B5E0.account_id}';

it('records all traffic in an encrypted log group by default', () => {
  const { json, network, resolve } = synthNetwork();
  const arn = json.ref(CloudwatchLogGroup, 'network/flow-logs/log-group', 'arn');
  expect(json.only(CloudwatchLogGroup)).toMatchObject({
    name: '/landfall/test/flow-logs',
    retention_in_days: 90,
    kms_key_id: minimal.logsKey?.keyArn,
  });
  expect(json.only(FlowLog)).toMatchObject({
    vpc_id: json.ref(Vpc, 'network/vpc', 'id'),
    traffic_type: 'ALL',
    max_aggregation_interval: 600,
    log_destination_type: 'cloud-watch-logs',
    log_destination: arn,
    iam_role_arn: json.ref(IamRole, 'network/flow-logs/role', 'arn'),
  });
  expect(resolve(network.flowLogGroup)).toEqual({ logGroupName: flowLogGroupName('test'), logGroupArn: arn });
});

it('adds what tells pods apart to the default fields', () => {
  const format = String(synthNetwork().json.only(FlowLog)['log_format']);
  const fields = format.split(' ');
  expect(fields).toHaveLength(26);
  expect(fields.slice(0, 4)).toEqual(['$${version}', '$${account-id}', '$${interface-id}', '$${srcaddr}']);
  expect(fields).toContain('$${pkt-srcaddr}');
  expect(fields.every((field) => /^\$\$\{[a-z-]+\}$/.test(field))).toBe(true);
});

it('keeps to the default fields when told', () => {
  const { json } = synthNetwork({ flowLogs: { kind: 'cloudwatch', format: 'default' } });
  expect(json.only(FlowLog)).not.toHaveProperty('log_format');
});

it('keeps records as long, and collects them as often, as told', () => {
  const { json } = synthNetwork({ flowLogs: { kind: 'cloudwatch', retentionDays: 365, aggregationSeconds: 60 } });
  expect(json.only(CloudwatchLogGroup)['retention_in_days']).toBe(365);
  expect(json.only(FlowLog)['max_aggregation_interval']).toBe(60);
});

it('is written by a role that only flow logs of this account and Region can assume', () => {
  const role = synthNetwork().json.only(IamRole);
  expect(role['name']).toBe('test-flow-logs-eu-west-1');
  expect(document(role['assume_role_policy'])['Statement']).toEqual([
    {
      Sid: 'FlowLogs',
      Effect: 'Allow',
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:aws:ec2:eu-west-1:${account}:vpc-flow-log/*` },
      },
    },
  ]);
});

it('is written to this log group only', () => {
  const { json } = synthNetwork();
  const arn = json.ref(CloudwatchLogGroup, 'network/flow-logs/log-group', 'arn');
  const policy = json.only(IamRolePolicy);
  expect(policy['role']).toBe(json.ref(IamRole, 'network/flow-logs/role', 'name'));
  expect(document(policy['policy'])['Statement']).toEqual([
    {
      Sid: 'WriteFlowLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: [arn, `${arn}:*`],
    },
  ]);
});

it('goes to a bucket without a role or log group', () => {
  const { json, network } = synthNetwork({ flowLogs: { kind: 's3', bucketArn: 'arn:aws:s3:::flow-logs' } });
  const flowLog = json.only(FlowLog);
  expect(flowLog).toMatchObject({
    traffic_type: 'ALL',
    max_aggregation_interval: 600,
    log_destination_type: 's3',
    log_destination: 'arn:aws:s3:::flow-logs',
    destination_options: { file_format: 'parquet', hive_compatible_partitions: true, per_hour_partition: true },
  });
  expect(flowLog).not.toHaveProperty('iam_role_arn');
  expect([json.all(CloudwatchLogGroup), json.all(IamRole)]).toEqual([{}, {}]);
  expect(network.flowLogGroup).toBeUndefined();
});

it('is absent only when told why', () => {
  const { json, network } = synthNetwork({ flowLogs: { kind: 'none', because: 'a sandbox of one day' } });
  expect([json.all(FlowLog), json.all(CloudwatchLogGroup), json.all(IamRole)]).toEqual([{}, {}, {}]);
  expect(network.flowLogGroup).toBeUndefined();
});
