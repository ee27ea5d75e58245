import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { type ICluster, type ILogGroup, Problems } from '@landfall/contracts';
import { Construct } from 'constructs';
import { agentConfiguration, type AgentOptions } from './agent-configuration';
import { AGENT_SERVICE_ACCOUNT, createAgentRole } from './agent-role';
import { LogGroup, type LogGroupOptions } from './log-group';

/** Log groups that the agents of a cluster write to. */
export type ContainerLog = 'application' | 'dataplane' | 'host' | 'performance';

const CONTAINER_LOGS: readonly ContainerLog[] = ['application', 'dataplane', 'host', 'performance'];

export interface ContainerInsightsProps extends AgentOptions {
  readonly cluster: ICluster;

  /** Version of the `amazon-cloudwatch-observability` add-on, v3.1.0 or newer: `v4.5.0-eksbuild.1`. */
  readonly version: string;

  /** How container, data plane, host and performance logs are kept. */
  readonly logs: LogGroupOptions;

  /**
   * Name of the agents' role, at most 64 characters. Cannot change after creation.
   *
   * @default '<cluster>-cloudwatch-agent'
   */
  readonly roleName?: string;

  /**
   * Traces and service metrics of applications, which go to the account's one group `/aws/application-signals/data`.
   *
   * @default off
   */
  readonly applicationSignals?: { readonly logGroup: ILogGroup };
}

/** CloudWatch agent and Fluent Bit on a cluster, with their role and their log groups. */
export class ContainerInsights extends Construct {
  readonly logGroups: Readonly<Record<ContainerLog, ILogGroup>>;

  /** Of the agents' role. @attribute */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ContainerInsightsProps) {
    super(scope, id);
    const { cluster, version, logs, applicationSignals } = props;
    const { roleName = `${cluster.clusterName}-cloudwatch-agent` } = props;
    validate(props, roleName, this.node.path);

    const groups = new Construct(this, 'logs');
    const createGroup = (log: ContainerLog): LogGroup =>
      new LogGroup(groups, log, { ...logs, name: `/aws/containerinsights/${cluster.clusterName}/${log}` });
    const logGroups = {
      application: createGroup('application'),
      dataplane: createGroup('dataplane'),
      host: createGroup('host'),
      performance: createGroup('performance'),
    };
    const { role, policy } = createAgentRole(this, {
      roleName,
      cluster,
      logGroups: [
        ...CONTAINER_LOGS.map((log) => logGroups[log]),
        ...(applicationSignals ? [applicationSignals.logGroup] : []),
      ],
      applicationSignals: applicationSignals !== undefined,
    });
    new EksAddon(this, 'addon', {
      clusterName: cluster.clusterName,
      addonName: 'amazon-cloudwatch-observability',
      addonVersion: version,
      configurationValues: agentConfiguration(props, applicationSignals !== undefined),
      podIdentityAssociation: [{ serviceAccount: AGENT_SERVICE_ACCOUNT, roleArn: role.arn }],
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'OVERWRITE',
      preserve: false,
      tags: { Name: `${cluster.clusterName}-amazon-cloudwatch-observability` },
      // The policy names the log groups: an agent that starts before either could write nothing.
      dependsOn: [policy],
    });

    this.logGroups = logGroups;
    this.roleArn = role.arn;
  }
}

function validate({ version, intervalSeconds = 60 }: ContainerInsightsProps, roleName: string, at: string): void {
  const problems = new Problems(at);
  const [, major = '', minor = ''] = /^v(\d+)\.(\d+)\.\d+-eksbuild\.\d+$/.exec(version) ?? [];
  if (major === '') {
    const message = `'${version}' is no version of an add-on; write one like v4.5.0-eksbuild.1`;
    problems.add('CONTAINER_INSIGHTS_VERSION_INVALID', message);
  } else if (Number(major) < 3 || (Number(major) === 3 && Number(minor) < 1)) {
    const message = `the add-on takes its role through Pod Identity from v3.1.0 on, got ${version}; use a newer version`;
    problems.add('CONTAINER_INSIGHTS_VERSION_TOO_OLD', message);
  }
  if (roleName.length > 64) {
    const message = `a role's name has at most 64 characters, '${roleName}' has ${roleName.length}; set roleName`;
    problems.add('CONTAINER_INSIGHTS_ROLE_NAME_TOO_LONG', message);
  }
  if (!Number.isInteger(intervalSeconds) || intervalSeconds < 10 || intervalSeconds > 3600) {
    const message = `metrics are collected every 10 to 3600 whole seconds, got ${intervalSeconds}; change intervalSeconds`;
    problems.add('CONTAINER_INSIGHTS_INTERVAL', message);
  }
  problems.throwIfAny();
}
