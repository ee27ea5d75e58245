import { appMeshRules } from './app-mesh';
import { deletionRules } from './deletion';
import { eksRules } from './eks';
import { eksAddonRules } from './eks-addons';
import { eksPartRules } from './eks-parts';
import { endpointRules } from './endpoints';
import { generalRules } from './general';
import { iamRules } from './iam';
import { iamDocumentRules } from './iam-documents';
import { iamLimitRules } from './iam-limits';
import { keyUseRules } from './keys-in-use';
import { kmsRules } from './kms';
import { logRules } from './logs';
import { messagePolicyRules } from './message-policies';
import { natRules } from './nat';
import { nodeGroupRules } from './node-groups';
import { placementRules } from './placement';
import { policyNameRules } from './policy-names';
import { policyPrincipalRules } from './policy-principals';
import { quotaRules } from './quotas';
import { referenceRules } from './references';
import { roleTrustRules } from './role-trust';
import { routeRules } from './routes';
import type { Rule } from './rule';
import { s3Rules } from './s3';
import { s3PolicyRules } from './s3-policies';
import { ssmRules } from './ssm';
import { securityGroupQuotaRules } from './security-group-quotas';
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
  ...placementRules,
  ...eksRules,
  ...eksAddonRules,
  ...nodeGroupRules,
  ...eksPartRules,
  ...iamLimitRules,
  ...iamDocumentRules,
  ...iamRules,
  ...roleTrustRules,
  ...policyNameRules,
  ...kmsRules,
  ...keyUseRules,
  ...s3Rules,
  ...s3PolicyRules,
  ...messagePolicyRules,
  ...policyPrincipalRules,
  ...logRules,
  ...ssmRules,
  ...appMeshRules,
  ...quotaRules,
  ...securityGroupQuotaRules,
];
