import { partitionOf, Problems } from '@landfall/contracts';
import { keyAliasName } from './key-alias';
import type { EncryptionKeyProps } from './key-props';
import { checkRoles } from './role-reference';

const ALIAS_LIMIT = 256;
const DESCRIPTION_LIMIT = 8192;

/** @throws LandfallError with everything that KMS would refuse. */
export function validateKey(at: string, props: EncryptionKeyProps): void {
  const problems = new Problems(at);
  checkName(problems, props.name);
  checkDays(problems, props);
  checkReplicas(problems, props);
  const { administrators, description = '' } = props;
  if (administrators.length < 1) {
    problems.add('KEY_NO_ADMINISTRATORS', 'a key needs an administrator, or nobody can change it; name a role');
  }
  if (description.length > DESCRIPTION_LIMIT) {
    const message = `a description has at most ${DESCRIPTION_LIMIT} characters, got ${description.length}; shorten it`;
    problems.add('KEY_DESCRIPTION_TOO_LONG', message);
  }
  checkRoles(problems, 'administrators', administrators);
  checkRoles(problems, 'users', props.users ?? []);
  if (props.purpose === 'cluster-secrets') {
    if (props.users.length < 1) {
      problems.add('KEY_NO_USERS', "a key for cluster secrets needs the cluster's role among its users; name it");
    }
    checkRoles(problems, 'clusterCreators', props.clusterCreators ?? []);
  }
  if (props.purpose === 'logs' && /[^a-zA-Z0-9_/.#-]/.test(props.logGroupPrefix ?? '')) {
    const message = `a log group name has letters, digits and _ / . # -, got '${props.logGroupPrefix}'; give its beginning`;
    problems.add('KEY_LOG_GROUP_PREFIX_INVALID', message);
  }
  problems.throwIfAny();
}

function checkName(problems: Problems, name: string): void {
  if (!/^[a-zA-Z0-9/_-]+$/.test(name)) {
    problems.add('KEY_NAME_INVALID', `a key's name has letters, digits and / _ -, got '${name}'`);
  }
  if (name.startsWith('aws/')) {
    problems.add(
      'KEY_NAME_RESERVED',
      `names that begin with aws/ belong to AWS, got '${name}'; begin with another word`,
    );
  }
  const alias = keyAliasName(name);
  if (alias.length > ALIAS_LIMIT) {
    const message = `an alias has at most ${ALIAS_LIMIT} characters, '${alias}' has ${alias.length}; shorten the name`;
    problems.add('KEY_NAME_TOO_LONG', message);
  }
}

function checkDays(
  problems: Problems,
  { deletionWindowDays = 30, rotationPeriodDays = 365 }: EncryptionKeyProps,
): void {
  if (!isWithin(deletionWindowDays, 7, 30)) {
    const message = `KMS waits 7 to 30 whole days before it deletes a key, got ${deletionWindowDays}; change deletionWindowDays`;
    problems.add('KEY_DELETION_WINDOW', message);
  }
  if (!isWithin(rotationPeriodDays, 90, 2560)) {
    const message = `KMS rotates a key every 90 to 2560 whole days, got ${rotationPeriodDays}; change rotationPeriodDays`;
    problems.add('KEY_ROTATION_PERIOD', message);
  }
}

function checkReplicas(problems: Problems, { multiRegion, region }: EncryptionKeyProps): void {
  if (multiRegion?.kind !== 'primary') return;
  const { replicaRegions } = multiRegion;
  if (replicaRegions.length < 1) {
    problems.add('KEY_NO_REPLICAS', "a primary key needs a replica Region; name one, or write { kind: 'single' }");
  }
  for (const [index, replica] of replicaRegions.entries()) {
    if (replica === region) {
      const message = `a replica lives in another Region than its primary, got ${replica} for both; remove it from replicaRegions`;
      problems.add('KEY_REPLICA_REGION', message);
    }
    if (replicaRegions.indexOf(replica) < index) {
      problems.add('KEY_REPLICA_TWICE', `a Region has one replica of a key, ${replica} stands twice; remove one`);
    }
    if (partitionOf(replica) !== partitionOf(region)) {
      const message = `a replica stays in the partition of its primary: ${replica} is in ${partitionOf(replica)}, ${region} in ${partitionOf(region)}; remove it`;
      problems.add('KEY_REPLICA_PARTITION', message);
    }
  }
}

function isWithin(days: number, least: number, most: number): boolean {
  return Number.isInteger(days) && days >= least && days <= most;
}
