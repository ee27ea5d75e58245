export { AlarmTopic, type AlarmTopicProps } from './alarm-topic';
export { ClusterAlarms, type ClusterAlarmsProps } from './cluster-alarms';
export { ClusterDashboard } from './cluster-dashboard';
export { ContainerInsights, type ContainerInsightsProps } from './container-insights';
export { LogGroup, type LogGroupProps } from './log-group';
export { TraceGroups, type TraceGroupsProps } from './trace-groups';
