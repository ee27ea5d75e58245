import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { type IClusterRef, Problems, type Region } from '@landfall/contracts';
import { Construct } from 'constructs';
import { dashboardBody } from './dashboard-body';

export interface ClusterDashboardProps {
  readonly cluster: IClusterRef;
  readonly region: Region;

  /**
   * 1 to 255 letters, digits, `_` and `-`, unique in the account over all Regions. Cannot change after creation.
   *
   * @default '<cluster>-<region>'
   */
  readonly name?: string;

  /**
   * Whether Container Insights runs on the cluster: without it there is nothing to show of nodes and pods.
   *
   * @default 'installed'
   */
  readonly containerInsights?: 'installed' | 'absent';

  /**
   * Alarms whose state stands on top: ARNs, as `ClusterAlarms.alarmArns` has them.
   *
   * @default none
   */
  readonly alarmArns?: Readonly<Record<string, string>>;
}

/** A CloudWatch dashboard of one cluster: control plane, nodes, pods. */
export class ClusterDashboard extends Construct {
  /** Known at synth. */
  readonly dashboardName: string;

  constructor(scope: Construct, id: string, props: ClusterDashboardProps) {
    super(scope, id);
    const { cluster, region, containerInsights = 'installed', alarmArns = {} } = props;
    const { clusterName } = cluster;
    const { name = `${clusterName}-${region}` } = props;
    const problems = new Problems(this.node.path);
    if (!/^[\w-]{1,255}$/.test(name)) {
      const message = `a dashboard's name has 1 to 255 letters, digits, _ and -, got '${name}'`;
      problems.add('DASHBOARD_NAME_INVALID', message);
    }
    problems.throwIfAny();

    new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: name,
      dashboardBody: dashboardBody({ clusterName, region, containerInsights, alarmArns: Object.values(alarmArns) }),
    });

    this.dashboardName = name;
  }
}
