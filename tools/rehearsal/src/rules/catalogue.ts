import { appMeshRules } from './app-mesh';
import { deletionRules } from './deletion';
import { eksRules } from './eks';
import { eksPartRules } from './eks-parts';
import { endpointRules } from './endpoints';
import { generalRules } from './general';
import { iamRules } from './iam';
import { iamLimitRules } from './iam-limits';
import { keyUseRules } from './keys-in-use';
import { kmsRules } from './kms';
import { logRules } from './logs';
import { natRules } from './nat';
import { nodeGroupRules } from './node-groups';
import { quotaRules } from './quotas';
import { referenceRules } from './references';
import { routeRules } from './routes';
import type { Rule } from './rule';
import { s3Rules } from './s3';
import { ssmRules } from './ssm';
import { subnetRules } from './subnets';
import { vpcRules } from './vpc';

/** Every rule of Landfall, in the order in which they are checked and listed. */
export const catalogue: readonly Rule[] = [
  ...generalRules,
  ...deletionRules,
  ...referenceRules,
  ...vpcRules,
  ...subnetRules,
  ...routeRules,
  ...endpointRules,
  ...natRules,
  ...eksRules,
  ...nodeGroupRules,
  ...eksPartRules,
  ...iamLimitRules,
  ...iamRules,
  ...kmsRules,
  ...keyUseRules,
  ...s3Rules,
  ...logRules,
  ...ssmRules,
  ...appMeshRules,
  ...quotaRules,
];
