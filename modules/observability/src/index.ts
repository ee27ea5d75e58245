export { AlarmTopic, type AlarmTopicProps } from './alarm-topic';
export { ClusterAlarms, type ClusterAlarmsProps } from './cluster-alarms';
export { ClusterDashboard } from './cluster-dashboard';
export { ContainerInsights, type ContainerInsightsProps } from './container-insights';
export { GrafanaWorkspace, type GrafanaWorkspaceProps } from './grafana-workspace';
export { LogGroup } from './log-group';
export { MetricsScraper } from './metrics-scraper';
export { MetricsWorkspace, type MetricsWorkspaceProps } from './metrics-workspace';
export { TraceGroups, type TraceGroupsProps } from './trace-groups';
