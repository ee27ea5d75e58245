import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { ICluster, ILogGroup } from '@landfall/contracts';
import { identityPolicy, type IdentityStatement, trustPolicy } from '@landfall/policy';
import { statementsFor } from '@landfall/workload-identity';
import type { Construct } from 'constructs';

/** Made by the add-on, in the namespace `amazon-cloudwatch`; Fluent Bit runs under it too. */
export const AGENT_SERVICE_ACCOUNT = 'cloudwatch-agent';

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
      conditions: {
        ArnEquals: { 'aws:SourceArn': cluster.clusterArn },
        StringEquals: {
          'aws:RequestTag/kubernetes-namespace': 'amazon-cloudwatch',
          'aws:RequestTag/kubernetes-service-account': AGENT_SERVICE_ACCOUNT,
        },
      },
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
  return [
    {
      sid: 'DescribeNodes',
      actions: ['ec2:DescribeInstances', 'ec2:DescribeTags', 'ec2:DescribeVolumes'],
      resources: { any: 'the actions know no resources' },
    },
    // The agent writes to the same services as a collector; traces only where applications send some.
    ...statementsFor.adotCollector({
      metricNamespaces: ['CWAgent', 'ContainerInsights', ...(applicationSignals ? ['ApplicationSignals'] : [])],
      logGroupArns: logGroups.map(({ logGroupArn }) => logGroupArn),
      traces: applicationSignals ? 'xray' : 'none',
    }),
  ];
}
