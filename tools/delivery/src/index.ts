export { type DriftPlan, withDriftPlans } from './drift-plans';
export { type AppliedPlans, applyPlans, type ApplyPlansProps, type ApplyProgress } from './apply-plans';
export { environmentsOf, type PipelineEnvironment } from './pipeline-environment';
export { type EnvironmentPlanProps, hasWork, planEnvironment } from './environment-plan';
export { type Manifest, type ManifestFile, type PlannedStack, readManifest, type WaitingStack } from './manifest';
