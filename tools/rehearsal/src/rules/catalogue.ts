import { deletionRules } from './deletion';
import { eksRules } from './eks';
import { generalRules } from './general';
import { iamLimitRules } from './iam-limits';
import { kmsRules } from './kms';
import { nodeGroupRules } from './node-groups';
import type { Rule } from './rule';
import { ssmRules } from './ssm';
import { subnetRules } from './subnets';

/** Every rule of Landfall, in the order in which they are checked and listed. */
export const catalogue: readonly Rule[] = [
  ...generalRules,
  ...deletionRules,
  ...subnetRules,
  ...eksRules,
  ...nodeGroupRules,
  ...iamLimitRules,
  ...kmsRules,
  ...ssmRules,
];
