import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { policyName } from './identity-policies';
import { listed, meaning } from './meaning';
import { type Side, textOn, textsOn } from './side-values';

/** Says what is allowed on each side; what stays the same is not mentioned. */
function handedOver(subject: Subject, say: (side: Side) => string): readonly Meaning[] {
  const before = subject.before && say('before');
  const after = subject.after && say('after');
  if (before === after) return [];
  return [
    ...(after === undefined ? [] : [meaning('iam', 'grows', `now ${after}`)]),
    ...(before === undefined ? [] : [meaning('iam', 'shrinks', `no longer ${before}`)]),
  ];
}

/** `aws_eks_access_entry`: who may speak to the Kubernetes API. */
export function accessEntry(subject: Subject): readonly Meaning[] {
  return handedOver(subject, (side) => {
    const groups = [...textsOn(subject, side, 'kubernetes_groups')].sort();
    const as = groups.length === 0 ? '' : ` as member of ${listed(groups)}`;
    return `${nameOf(subject, side, 'principal_arn')} can enter cluster ${nameOf(subject, side, 'cluster_name')}${as}`;
  });
}

/** `aws_eks_access_policy_association`: what an access entry may do, and where. */
export function accessPolicy(subject: Subject): readonly Meaning[] {
  return handedOver(subject, (side) => {
    const policy = textOn(subject, side, 'policy_arn')?.replace(/^.*\//, '') ?? 'a policy';
    const namespaces = [...textsOn(subject, side, 'access_scope', 0, 'namespaces')].sort();
    const cluster = `cluster ${nameOf(subject, side, 'cluster_name')}`;
    const where = namespaces.length === 0 ? `all of ${cluster}` : `${listed(namespaces)} of ${cluster}`;
    return `${nameOf(subject, side, 'principal_arn')} has ${policy} in ${where}`;
  });
}

/** `aws_eks_pod_identity_association` */
export function podIdentity(subject: Subject): readonly Meaning[] {
  return handedOver(subject, (side) => {
    const account = `${nameOf(subject, side, 'namespace')}/${nameOf(subject, side, 'service_account')}`;
    const target = subject.reference(side, 'target_role_arn');
    const through = target === undefined ? '' : `, and role ${target} through it`;
    return `pods of service account ${account} in cluster ${nameOf(subject, side, 'cluster_name')} act as role ${nameOf(subject, side, 'role_arn')}${through}`;
  });
}

/** `aws_kms_grant` */
export function keyGrant(subject: Subject): readonly Meaning[] {
  return handedOver(subject, (side) => {
    const operations = listed([...textsOn(subject, side, 'operations')].sort());
    return `${nameOf(subject, side, 'grantee_principal')} may ${operations} with key ${nameOf(subject, side, 'key_id')}`;
  });
}

/** `aws_ssoadmin_account_assignment` */
export function accountAssignment(subject: Subject): readonly Meaning[] {
  return handedOver(subject, (side) => {
    const kind = (textOn(subject, side, 'principal_type') ?? 'principal').toLowerCase();
    return `${kind} ${nameOf(subject, side, 'principal_id')} has permission set ${nameOf(subject, side, 'permission_set_arn')} in account ${nameOf(subject, side, 'target_id')}`;
  });
}

/** `aws_ssoadmin_managed_policy_attachment` */
export function permissionSetPolicy(subject: Subject): readonly Meaning[] {
  return handedOver(subject, (side) => {
    const policy = policyName(nameOf(subject, side, 'managed_policy_arn'));
    return `permission set ${nameOf(subject, side, 'permission_set_arn')} gives ${policy}`;
  });
}

/** `aws_lambda_permission` */
export function functionPermission(subject: Subject): readonly Meaning[] {
  return handedOver(subject, (side) => {
    const source = subject.reference(side, 'source_arn');
    const from = source === undefined ? '' : ` for ${source}`;
    return `${nameOf(subject, side, 'principal')} may ${nameOf(subject, side, 'action')} on function ${nameOf(subject, side, 'function_name')}${from}`;
  });
}

function nameOf(subject: Subject, side: Side, attribute: string): string {
  return subject.reference(side, attribute) ?? 'nobody';
}
