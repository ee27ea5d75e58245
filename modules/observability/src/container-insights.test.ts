import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { document, testCluster, testKey, testLogGroup } from '@landfall/testing';
import { ContainerInsights, type ContainerInsightsProps } from './container-insights';
import { statementsBySid } from './testing/statements-by-sid';
import { synthWithAws } from './testing/synth-with-aws';

const minimal: ContainerInsightsProps = {
  cluster: testCluster(),
  version: 'v4.5.0-eksbuild.1',
  logs: { retentionDays: 30, key: testKey('logs') },
};

function make(props: Partial<ContainerInsightsProps> = {}) {
  return synthWithAws((scope) => new ContainerInsights(scope, 'insights', { ...minimal, ...props }));
}

function configurationOf(props: Partial<ContainerInsightsProps>) {
  return document(make(props).only(EksAddon)['configuration_values']);
}

describe('ContainerInsights', () => {
  it('installs the pinned add-on, with its role, after the role may write', () => {
    const stack = make();
    expect(stack.only(EksAddon)).toMatchObject({
      cluster_name: 'test-blue',
      addon_name: 'amazon-cloudwatch-observability',
      addon_version: 'v4.5.0-eksbuild.1',
      pod_identity_association: [
        { service_account: 'cloudwatch-agent', role_arn: stack.ref(IamRole, 'insights/agent-role', 'arn') },
      ],
      resolve_conflicts_on_create: 'OVERWRITE',
      resolve_conflicts_on_update: 'OVERWRITE',
      preserve: false,
    });
    const policy = stack.ref(IamRolePolicy, 'insights/agent-policy', 'x').slice(2, -3);
    expect(stack.only(EksAddon)['depends_on']).toEqual([policy]);
    expect(stack.all(EksPodIdentityAssociation)).toEqual({});
  });

  it('creates the log groups that the agents write to, encrypted and with a retention', () => {
    const stack = make();
    for (const log of ['application', 'dataplane', 'host', 'performance']) {
      expect(stack.at(CloudwatchLogGroup, `insights/logs/${log}/group`)).toMatchObject({
        name: `/aws/containerinsights/test-blue/${log}`,
        retention_in_days: 30,
        kms_key_id: testKey('logs').keyArn,
      });
    }
  });

  it('collects enhanced metrics and container logs every minute, without application signals, by default', () => {
    expect(configurationOf({})).toEqual({
      containerLogs: { enabled: true },
      agent: {
        config: {
          agent: { metrics_collection_interval: 60 },
          logs: {
            metrics_collected: {
              kubernetes: { enhanced_container_insights: true, accelerated_compute_metrics: false },
            },
          },
        },
      },
    });
  });

  it('collects what it is told', () => {
    const configuration = configurationOf({
      metrics: 'basic',
      containerLogs: 'left-out',
      acceleratorMetrics: 'collected',
      intervalSeconds: 300,
      applicationSignals: { logGroup: testLogGroup('/aws/application-signals/data') },
    });
    expect(configuration).toEqual({
      containerLogs: { enabled: false },
      agent: {
        config: {
          agent: { metrics_collection_interval: 300 },
          logs: {
            metrics_collected: {
              kubernetes: { enhanced_container_insights: false, accelerated_compute_metrics: true },
              application_signals: {},
            },
          },
          traces: { traces_collected: { application_signals: {} } },
        },
      },
    });
  });

  it('gives the role to the agents of this cluster only', () => {
    const role = make().only(IamRole);
    expect(role['name']).toBe('test-blue-cloudwatch-agent');
    expect(statementsBySid(role['assume_role_policy'])).toEqual({
      AssumeFromPods: {
        Sid: 'AssumeFromPods',
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          ArnEquals: { 'aws:SourceArn': testCluster().clusterArn },
          StringEquals: {
            'aws:RequestTag/kubernetes-namespace': 'amazon-cloudwatch',
            'aws:RequestTag/kubernetes-service-account': 'cloudwatch-agent',
          },
        },
      },
    });
  });

  it('may write to its log groups and metric namespaces, create no group, and send no traces', () => {
    const stack = make();
    const statements = statementsBySid(stack.only(IamRolePolicy)['policy']);
    const arn = stack.ref(CloudwatchLogGroup, 'insights/logs/application/group', 'arn');
    expect(Object.keys(statements)).toEqual(['DescribeNodes', 'WriteMetrics', 'WriteLogs', 'FindLogGroups']);
    expect(statements['WriteLogs']).toMatchObject({
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: expect.arrayContaining([arn, `${arn}:*`]),
    });
    expect(statements['WriteMetrics']).toMatchObject({
      Condition: { StringEquals: { 'cloudwatch:namespace': ['CWAgent', 'ContainerInsights'] } },
    });
    expect(stack.all(IamRolePolicyAttachment)).toEqual({});
  });

  it('may also send traces and write to the group of Application Signals when they are on', () => {
    const logGroup = testLogGroup('/aws/application-signals/data');
    const statements = statementsBySid(make({ applicationSignals: { logGroup } }).only(IamRolePolicy)['policy']);
    expect(statements['WriteTraces']).toMatchObject({ Resource: '*' });
    expect(statements['WriteLogs']).toMatchObject({ Resource: expect.arrayContaining([`${logGroup.logGroupArn}:*`]) });
    expect(statements['WriteMetrics']).toMatchObject({
      Condition: { StringEquals: { 'cloudwatch:namespace': ['CWAgent', 'ContainerInsights', 'ApplicationSignals'] } },
    });
  });

  it('takes a name for the role', () => {
    expect(make({ roleName: 'agent' }).only(IamRole)['name']).toBe('agent');
  });

  it.each<[string, Partial<ContainerInsightsProps>, string]>([
    [
      'a version is none',
      { version: 'latest' },
      "CONTAINER_INSIGHTS_VERSION_INVALID at test/insights: 'latest' is no version of an add-on; write one like v4.5.0-eksbuild.1",
    ],
    [
      'a version knows no Pod Identity',
      { version: 'v3.0.9-eksbuild.1' },
      'CONTAINER_INSIGHTS_VERSION_TOO_OLD at test/insights: the add-on takes its role through Pod Identity from v3.1.0 on, got v3.0.9-eksbuild.1; use a newer version',
    ],
    [
      "the role's name is too long",
      { cluster: testCluster({ clusterName: 'c'.repeat(50) }) },
      `CONTAINER_INSIGHTS_ROLE_NAME_TOO_LONG at test/insights: a role's name has at most 64 characters, '${'c'.repeat(50)}-cloudwatch-agent' has 67; set roleName`,
    ],
    [
      'the interval is too short',
      { intervalSeconds: 5 },
      'CONTAINER_INSIGHTS_INTERVAL at test/insights: metrics are collected every 10 to 3600 whole seconds, got 5; change intervalSeconds',
    ],
  ])('fails when %s', (_, props, message) => {
    expect(() => make(props)).toThrow(message);
  });
});
