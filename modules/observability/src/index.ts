export { ContainerInsights, type ContainerInsightsProps } from './container-insights';
export { LogGroup, type LogGroupProps } from './log-group';
export { TraceGroups, type TraceGroupsProps } from './trace-groups';
