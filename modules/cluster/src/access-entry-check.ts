import { type Arn, isKnown, parseArn, type Partition, type Problems } from '@landfall/contracts';
import { checkAddressNames } from './address-name';
import type { AccessEntry, StandardAccessEntry } from './access-entry';

/** Beginnings of names that EKS keeps for itself. Source: EKS User Guide, "Create access entries". */
const RESERVED_PREFIXES = ['system:', 'eks:', 'aws:', 'amazon:', 'iam:'];

/** A namespace, or the beginning of some. Source: RFC 1123 label, as Kubernetes has it. */
const NAMESPACE = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?\*?$|^[a-z0-9][a-z0-9-]*\*$/;

export function checkAccessEntries(
  entries: Readonly<Record<string, AccessEntry>>,
  partition: Partition,
  at: string,
  problems: Problems,
): void {
  checkAddressNames(entries, at, problems);
  const nameOf = new Map<string, string>();
  for (const [name, entry] of Object.entries(entries)) {
    const place = `${at}.${name}`;
    checkPrincipal(entry, partition, `${place}.principalArn`, problems);
    if (entry.kind === 'standard') checkStandard(entry, place, problems);
    if (!isKnown(entry.principalArn)) continue;
    const other = nameOf.get(entry.principalArn);
    if (other !== undefined) {
      const message = `${entry.principalArn} is the principal of '${other}' already, and a cluster has one entry for each; put both into one`;
      problems.add('EKS_ACCESS_PRINCIPAL_TWICE', message, `${place}.principalArn`);
    }
    nameOf.set(entry.principalArn, name);
  }
}

function checkPrincipal(entry: AccessEntry, partition: Partition, at: string, problems: Problems): void {
  if (!isKnown(entry.principalArn)) return;
  const arn = problems.collect(() => parseArn(entry.principalArn, at));
  if (!arn) return;
  if (arn.partition !== partition) {
    const message = `the cluster is in partition ${partition}, its principals too; got ${entry.principalArn}`;
    problems.add('EKS_ACCESS_PARTITION', message, at);
  }
  const wrong = wrongPrincipal(arn, entry);
  if (wrong) problems.add('EKS_ACCESS_PRINCIPAL_INVALID', wrong, at);
}

function wrongPrincipal(arn: Arn, { kind, principalArn }: AccessEntry): string | undefined {
  const [type, roleName = ''] = arn.resource.split('/');
  if (arn.service === 'sts' && type === 'assumed-role') {
    const role = `arn:${arn.partition}:iam::${arn.account}:role/${roleName}`;
    return `${principalArn} is one session of a role; write the role, with its path when it has one: ${role}`;
  }
  if (arn.service === 'iam' && type === 'role' && roleName === 'aws-service-role') {
    return `${principalArn} is a service-linked role, which EKS does not admit; use a role of your own`;
  }
  const kinds = kind === 'standard' ? ['role', 'user'] : ['role'];
  if (arn.service !== 'iam' || !kinds.includes(type ?? '')) {
    return `an access entry of kind '${kind}' is for an IAM ${kinds.join(' or ')}, got ${principalArn}`;
  }
  return undefined;
}

function checkStandard(entry: StandardAccessEntry, at: string, problems: Problems): void {
  const { policies = {}, kubernetesGroups = [], username } = entry;
  if (Object.keys(policies).length === 0 && kubernetesGroups.length === 0) {
    problems.add(
      'EKS_ACCESS_EMPTY',
      'the entry lets its principal do nothing; give it policies or kubernetesGroups',
      at,
    );
  }
  for (const group of kubernetesGroups) {
    checkReserved(group, `${at}.kubernetesGroups`, 'take an access policy, or a group of your own with RBAC', problems);
  }
  if (username !== undefined) {
    checkReserved(username, `${at}.username`, 'take another name', problems);
    if (username.includes('{{SessionName}}') && !/:.*\{\{SessionName\}\}/.test(username)) {
      const message = `a username with {{SessionName}} has a colon before it, so that sessions cannot pose as others; got '${username}'`;
      problems.add('EKS_ACCESS_USERNAME_INVALID', message, `${at}.username`);
    }
  }
  for (const [policy, scope] of Object.entries(policies)) {
    if (scope === 'cluster') continue;
    for (const namespace of scope.namespaces.filter((value) => !NAMESPACE.test(value))) {
      const message = `a namespace has small letters, digits and - only, and may end in *; got '${namespace}'`;
      problems.add('EKS_ACCESS_NAMESPACE_INVALID', message, `${at}.policies.${policy}`);
    }
  }
}

function checkReserved(value: string, at: string, instead: string, problems: Problems): void {
  const prefix = RESERVED_PREFIXES.find((reserved) => value.startsWith(reserved));
  if (prefix !== undefined) {
    problems.add(
      'EKS_ACCESS_NAME_RESERVED',
      `names that begin with '${prefix}' are EKS's own, got '${value}'; ${instead}`,
      at,
    );
  }
}
