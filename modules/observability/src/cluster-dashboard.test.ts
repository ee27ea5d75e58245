import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { testCluster } from '@landfall/testing';
import { ClusterDashboard, type ClusterDashboardProps } from './cluster-dashboard';
import { dashboardBody } from './dashboard-body';
import { synthWithAws } from './testing/synth-with-aws';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Record<string, unknown>;
}

const contents = { clusterName: 'blue', region: 'eu-west-1', containerInsights: 'installed', alarmArns: [] } as const;

function widgetsOf(changes: Partial<Parameters<typeof dashboardBody>[0]> = {}): readonly Widget[] {
  return JSON.parse(dashboardBody({ ...contents, ...changes })).widgets;
}

function overlap(a: Widget, b: Widget): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the body of a dashboard', () => {
  it('has a heading and three graphs for control plane, nodes and pods', () => {
    expect(widgetsOf().map(({ type, properties }) => (type === 'text' ? properties['markdown'] : type))).toEqual([
      '## Control plane',
      ...['metric', 'metric', 'metric'],
      '## Nodes',
      ...['metric', 'metric', 'metric'],
      '## Pods',
      ...['metric', 'metric', 'metric'],
    ]);
  });

  it('shows only the control plane without Container Insights', () => {
    const body = dashboardBody({ ...contents, containerInsights: 'absent' });
    expect(body).not.toContain('ContainerInsights');
    expect(JSON.parse(body).widgets).toHaveLength(4);
  });

  it('draws lines of this cluster in its Region', () => {
    const [, requests] = widgetsOf();
    expect(requests?.properties).toMatchObject({
      title: 'API requests',
      region: 'eu-west-1',
      period: 300,
      yAxis: { left: { label: 'requests', min: 0, showUnits: false } },
      metrics: expect.arrayContaining([
        ['AWS/EKS', 'apiserver_request_total_5XX', 'ClusterName', 'blue', { label: '5xx', stat: 'Sum' }],
      ]),
    });
  });

  it('shows the state of alarms on top', () => {
    const [alarms, heading] = widgetsOf({ alarmArns: ['arn:a', 'arn:b'] });
    expect(alarms).toMatchObject({ type: 'alarm', y: 0, properties: { title: 'Alarms', alarms: ['arn:a', 'arn:b'] } });
    expect(heading).toMatchObject({ type: 'text', y: 3 });
  });

  it('lays widgets side by side, within 24 columns, without overlap', () => {
    const widgets = widgetsOf({ alarmArns: ['arn:a'] });
    for (const [index, widget] of widgets.entries()) {
      expect(widget.x + widget.width).toBeLessThanOrEqual(24);
      expect(widgets.slice(index + 1).filter((other) => overlap(widget, other))).toEqual([]);
    }
  });
});

describe('ClusterDashboard', () => {
  const minimal: ClusterDashboardProps = { cluster: testCluster(), region: 'eu-west-1' };

  function dashboardOf(props: Partial<ClusterDashboardProps> = {}) {
    const stack = synthWithAws((scope) => new ClusterDashboard(scope, 'view', { ...minimal, ...props }));
    return stack.only(CloudwatchDashboard);
  }

  it('is named after cluster and Region, and shows everything but alarms, by default', () => {
    const expected = { ...contents, clusterName: 'test-blue' };
    expect(dashboardOf()).toMatchObject({
      dashboard_name: 'test-blue-eu-west-1',
      dashboard_body: dashboardBody(expected),
    });
  });

  it('shows what it is told', () => {
    const props: Partial<ClusterDashboardProps> = {
      name: 'view',
      containerInsights: 'absent',
      alarmArns: { 'node-cpu': 'arn:a' },
    };
    expect(dashboardOf(props)).toMatchObject({
      dashboard_name: 'view',
      dashboard_body: dashboardBody({
        clusterName: 'test-blue',
        region: 'eu-west-1',
        containerInsights: 'absent',
        alarmArns: ['arn:a'],
      }),
    });
  });

  it('fails for a name that CloudWatch refuses', () => {
    expect(() => dashboardOf({ name: 'a b' })).toThrow(
      "DASHBOARD_NAME_INVALID at test/view: a dashboard's name has 1 to 255 letters, digits, _ and -, got 'a b'",
    );
  });
});
