import type { Rule } from './rule';
import { clusterSettingRules } from './rules/cluster-settings';
import { dataProtectionRules } from './rules/data-protection';
import { destructionRules } from './rules/destruction';
import { exposureRules } from './rules/exposure';
import { housekeepingRules } from './rules/housekeeping';
import { identityRules } from './rules/identity';
import { nodeSettingRules } from './rules/node-settings';
import { observabilityRules } from './rules/observability';
import { pinRules } from './rules/pins';
import { versionRules } from './rules/versions';

/** All rules that Landfall ships. */
export const builtInRules: readonly Rule[] = [
  ...destructionRules,
  ...identityRules,
  ...exposureRules,
  ...dataProtectionRules,
  ...versionRules,
  ...clusterSettingRules,
  ...nodeSettingRules,
  ...pinRules,
  ...observabilityRules,
  ...housekeepingRules,
];
