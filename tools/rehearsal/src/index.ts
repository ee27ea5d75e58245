export { Cloud, type CloudFile, type CloudQuery } from './cloud/cloud';
export type { CloudObject } from './cloud/cloud-object';
export { changeObject, removeObject } from './cloud/edit-object';
export { nearest } from './cloud/nearest';
export { objectNamed, shortName } from './cloud/object-named';
export { unmanagedObjects } from './cloud/unmanaged-objects';
export { holdLock, lockIdOf, statesIn } from './backend/state-lock';
export { type FaultRequest, parseFault } from './fault-spec';
export type { Fault } from './faults';
export { type AccountDefaults, type Rehearsal, type RehearsalOptions, startRehearsal } from './rehearsal';
export { type AwsData, awsData } from './aws/aws-data';
export { defaultQuotas, type Quotas } from './aws/quotas';
export { catalogue } from './rules/catalogue';
export type { CloudView, Rule, RuleContext } from './rules/rule';
export { checkRuleChoice, type RuleChoice, rulesOffNotes } from './rules/rule-book';
export { type RulesFile, rulesFileIn } from './rules/rules-file';
export { type CommandOptions, type CommandResult, type Terraform, findTerraform, runCommand } from './terraform';
export { providerSourcesIn } from './provider-sources';
export { typesInUseIn } from './types-in-use';
export type { TypesInUse } from './provider/provider-definition';
export {
  type LandingZoneRehearsal,
  problemsOf,
  rehearseLandingZone,
  type StackOutcome,
} from './landing-zone/landing-zone-rehearsal';
export type { Progress } from './landing-zone/progress';
export { type Outcome, runTasks, type Task } from './landing-zone/schedule';
export { type PrivateFolder, privateFolder } from './private-folder';
export { simulationVersion } from './simulation-version';
