import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { ICluster, ILogGroup } from '@landfall/contracts';
import { identityPolicy, type IdentityStatement, trustPolicy } from '@landfall/policy';
import type { Construct } from 'constructs';
import { traceWritingStatement } from './trace-statements';

interface AgentRoleProps {
  readonly roleName: string;
  readonly cluster: ICluster;

  /** Groups that the agent writes to; they exist already, so it may not create any. */
  readonly logGroups: readonly ILogGroup[];
  readonly applicationSignals: boolean;
}

/** The role that EKS Pod Identity gives to the agent of one cluster, and what it may do. */
export function createAgentRole(
  scope: Construct,
  { roleName, cluster, logGroups, applicationSignals }: AgentRoleProps,
): { readonly role: IamRole; readonly policy: IamRolePolicy } {
  const at = scope.node.path;
  const role = new IamRole(scope, 'agent-role', {
    name: roleName,
    description: `CloudWatch agent and Fluent Bit of ${cluster.clusterName}`,
    assumeRolePolicy: trustPolicy(at, {
      sid: 'AssumeFromPods',
      principals: { kind: 'service', services: ['pods.eks.amazonaws.com'] },
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      conditions: { ArnEquals: { 'aws:SourceArn': cluster.clusterArn } },
    }),
    tags: { Name: roleName },
  });
  const [write, ...others] = agentStatements(logGroups, applicationSignals);
  const policy = new IamRolePolicy(scope, 'agent-policy', {
    name: 'permissions',
    role: role.name,
    policy: identityPolicy(at, write, ...others),
  });
  return { role, policy };
}

function agentStatements(
  logGroups: readonly ILogGroup[],
  applicationSignals: boolean,
): readonly [IdentityStatement, ...IdentityStatement[]] {
  const namespaces = ['CWAgent', 'ContainerInsights', ...(applicationSignals ? ['ApplicationSignals'] : [])];
  return [
    {
      sid: 'DescribeNodes',
      actions: ['ec2:DescribeInstances', 'ec2:DescribeTags', 'ec2:DescribeVolumes'],
      resources: { any: 'the actions know no resources' },
    },
    {
      sid: 'FindLogGroups',
      actions: ['logs:DescribeLogGroups'],
      resources: { any: 'a list of groups by prefix' },
    },
    ...writeStatements(logGroups),
    {
      sid: 'PutMetrics',
      actions: ['cloudwatch:PutMetricData'],
      resources: { any: 'the action knows no resources; its namespaces are confined' },
      conditions: { StringEquals: { 'cloudwatch:namespace': namespaces } },
    },
    ...(applicationSignals ? [traceWritingStatement()] : []),
  ];
}

function writeStatements(logGroups: readonly ILogGroup[]): readonly IdentityStatement[] {
  const [first, ...rest] = logGroups.flatMap(({ logGroupArn }) => [logGroupArn, `${logGroupArn}:*`]);
  if (first === undefined) return [];
  const actions = ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'] as const;
  return [{ sid: 'WriteLogs', actions, resources: [first, ...rest] }];
}
