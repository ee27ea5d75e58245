import type { IdentityStatement } from '@landfall/policy';
import type { Arns } from './aws-place';

export interface ArgoCdHubProps {
  /** Roles in the accounts of the clusters that Argo CD deploys to. */
  readonly spokeRoleArns: Arns;
}

/** Source: Argo CD documentation, "Declarative setup", EKS. */
export function argoCdHub({ spokeRoleArns }: ArgoCdHubProps): readonly IdentityStatement[] {
  return [{ sid: 'AssumeSpokes', actions: ['sts:AssumeRole', 'sts:TagSession'], resources: spokeRoleArns }];
}
