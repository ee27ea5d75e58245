import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { type AccountId, type ILogGroup, partitionOf, type Region } from '@landfall/contracts';
import { identityPolicy, type IdentityStatement, trustPolicy } from '@landfall/policy';
import { statementsFor } from '@landfall/workload-identity';
import type { Construct } from 'constructs';

/** What dashboards may read, and where alerts may go. */
export interface GrafanaDataSources {
  /**
   * Amazon Managed Prometheus workspaces, by name.
   *
   * @default none
   */
  readonly prometheus?: Readonly<Record<string, { readonly workspaceArn: string }>>;

  /**
   * Metrics and alarms of CloudWatch in this account, and the log groups that may be searched.
   *
   * @default left out
   */
  readonly cloudwatch?: { readonly logGroups: readonly ILogGroup[] };

  /**
   * Traces of this account.
   *
   * @default 'left-out'
   */
  readonly xray?: 'included' | 'left-out';
}

interface GrafanaRoleProps {
  readonly roleName: string;
  readonly account: AccountId;
  readonly region: Region;
  readonly dataSources: GrafanaDataSources;
}

const NO_RESOURCES = { any: 'the actions know no resources' } as const;

/** The role that a Grafana workspace reads its data sources with. */
export function createGrafanaRole(scope: Construct, props: GrafanaRoleProps): IamRole {
  const { roleName, account, region, dataSources } = props;
  const at = scope.node.path;
  const role = new IamRole(scope, 'role', {
    name: roleName,
    description: 'Data sources of a Grafana workspace',
    assumeRolePolicy: trustPolicy(at, {
      sid: 'AssumeFromGrafana',
      principals: { kind: 'service', services: ['grafana.amazonaws.com'] },
      actions: ['sts:AssumeRole'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partitionOf(region)}:grafana:${region}:${account}:/workspaces/*` },
      },
    }),
    tags: { Name: roleName },
  });
  const [first, ...rest] = [...prometheus(dataSources), ...cloudwatch(dataSources), ...xray(dataSources)];
  if (first) {
    const policy = identityPolicy(at, first, ...rest);
    new IamRolePolicy(scope, 'policy', { name: 'data-sources', role: role.name, policy });
  }
  return role;
}

function prometheus({ prometheus: workspaces = {} }: GrafanaDataSources): readonly IdentityStatement[] {
  const [first, ...rest] = Object.values(workspaces).map(({ workspaceArn }) => workspaceArn);
  if (first === undefined) return [];
  return [
    { sid: 'FindWorkspaces', actions: ['aps:ListWorkspaces'], resources: { any: 'a list of workspaces' } },
    { sid: 'DescribeWorkspaces', actions: ['aps:DescribeWorkspace'], resources: [first, ...rest] },
    ...statementsFor.prometheus({ workspaceArns: [first, ...rest], access: 'query' }),
  ];
}

/** Source: Grafana documentation, "Configure the Amazon CloudWatch data source". */
function cloudwatch({ cloudwatch: source }: GrafanaDataSources): readonly IdentityStatement[] {
  if (!source) return [];
  const [first, ...rest] = source.logGroups.flatMap(({ logGroupArn }) => [logGroupArn, `${logGroupArn}:*`]);
  const search: readonly IdentityStatement[] =
    first === undefined
      ? []
      : [
          {
            sid: 'SearchLogs',
            actions: ['logs:GetLogEvents', 'logs:GetLogGroupFields', 'logs:StartQuery'],
            resources: [first, ...rest],
          },
          {
            sid: 'FollowQueries',
            actions: ['logs:DescribeLogGroups', 'logs:GetQueryResults', 'logs:StopQuery'],
            resources: NO_RESOURCES,
          },
        ];
  return [
    {
      sid: 'ReadMetrics',
      actions: [
        'cloudwatch:DescribeAlarms',
        'cloudwatch:DescribeAlarmsForMetric',
        'cloudwatch:DescribeAlarmHistory',
        'cloudwatch:GetMetricData',
        'cloudwatch:ListMetrics',
      ],
      resources: NO_RESOURCES,
    },
    {
      sid: 'ReadNames',
      actions: ['ec2:DescribeInstances', 'ec2:DescribeRegions', 'ec2:DescribeTags', 'tag:GetResources'],
      resources: NO_RESOURCES,
    },
    ...search,
  ];
}

/** Source: Grafana documentation, "Configure the AWS Application Signals data source". */
function xray({ xray: traces = 'left-out' }: GrafanaDataSources): readonly IdentityStatement[] {
  if (traces === 'left-out') return [];
  return [
    {
      sid: 'ReadTraces',
      actions: [
        'xray:BatchGetTraces',
        'xray:GetGroup',
        'xray:GetGroups',
        'xray:GetInsight',
        'xray:GetInsightSummaries',
        'xray:GetServiceGraph',
        'xray:GetTimeSeriesServiceStatistics',
        'xray:GetTraceGraph',
        'xray:GetTraceSummaries',
      ],
      resources: { any: 'traces have no ARN' },
    },
  ];
}
