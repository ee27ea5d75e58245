import { type AccountId, dnsSuffixOf, isKnown, parseArn, partitionOf, type Region } from '@landfall/contracts';
import type { Action, Conditions, Resources, ResourceStatement } from '@landfall/policy';
import { isLaterRole, type KeyUser, type LaterRole, type RoleReference, roleArnOf } from './role-reference';

/** Where a key, or one of its replicas, lives. */
export interface KeyPlace {
  readonly account: AccountId;
  readonly region: Region;
}

export type Actions = readonly [Action, ...Action[]];

export const theKeyItself: Resources = { any: 'in a key policy, * is the key that carries it' };

export const DATA_ACTIONS: Actions = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncrypt*',
  'kms:GenerateDataKey*',
  'kms:DescribeKey',
];

export const GRANT_ACTIONS: Actions = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];

const READ_ACTIONS: Actions = [
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
];

const CHANGE_ACTIONS: Actions = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:PutKeyPolicy',
  'kms:RotateKeyOnDemand',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/** What makes data unreadable: for administrators alone. */
const END_ACTIONS: Actions = ['kms:DeleteAlias', 'kms:DisableKey', 'kms:RevokeGrant', 'kms:ScheduleKeyDeletion'];

/**
 * What the account's IAM policies may allow: to set the key up, and to repair it when every administrator is gone.
 * Through it nobody encrypts, decrypts, disables or deletes.
 */
export function maintenanceStatement(place: KeyPlace): ResourceStatement {
  return {
    sid: 'MaintainThroughIam',
    principals: { kind: 'aws', arns: [accountRoot(place)] },
    actions: [...READ_ACTIONS, ...CHANGE_ACTIONS],
    resources: theKeyItself,
  };
}

export function administrationStatement(
  administrators: readonly [RoleReference, ...RoleReference[]],
): ResourceStatement {
  const [first, ...rest] = administrators;
  return {
    sid: 'Administer',
    principals: { kind: 'aws', arns: [roleArnOf(first), ...rest.map(roleArnOf)] },
    actions: [...READ_ACTIONS, ...CHANGE_ACTIONS, ...END_ACTIONS],
    resources: theKeyItself,
  };
}

/** Lets administrators make replicas of a multi-Region key, in the named Regions only. */
export function replicationStatement(
  administrators: readonly [RoleReference, ...RoleReference[]],
  replicaRegions: readonly Region[],
): ResourceStatement {
  const [first, ...rest] = administrators;
  return {
    sid: 'Replicate',
    principals: { kind: 'aws', arns: [roleArnOf(first), ...rest.map(roleArnOf)] },
    actions: ['kms:ReplicateKey'],
    resources: theKeyItself,
    conditions: { StringEquals: { 'kms:ReplicaRegion': replicaRegions } },
  };
}

/** What a statement allows roles, whoever they are. */
export interface RoleGrant {
  readonly sid: string;
  readonly actions: Actions;
  readonly conditions: Conditions;
}

/** One statement for the roles that exist, as principals, and one for those that come later, by their ARN. */
export function roleStatements(
  place: KeyPlace,
  users: readonly KeyUser[],
  { sid, actions, conditions }: RoleGrant,
): readonly ResourceStatement[] {
  const [first, ...rest] = users.filter((user) => !isLaterRole(user)).map(roleArnOf);
  const [firstLater, ...restLater] = users.filter(isLaterRole);
  const statements: ResourceStatement[] = [];
  if (first !== undefined) {
    const principals = { kind: 'aws', arns: [first, ...rest] } as const;
    statements.push({ sid, principals, actions, resources: theKeyItself, ...conditionsOf(conditions) });
  }
  if (firstLater) {
    const later = [firstLater, ...restLater];
    const [root, ...roots] = new Set(later.map((role) => accountRootOf(role, place)));
    statements.push({
      sid: `${sid}Later`,
      principals: { kind: 'aws', arns: [root ?? accountRoot(place), ...roots] },
      actions,
      resources: theKeyItself,
      conditions: { ...conditions, ArnEquals: { 'aws:PrincipalArn': later.map(roleArnOf) } },
    });
  }
  return statements;
}

/** Every principal of the account whose own policy allows it. */
export function accountStatement(place: KeyPlace, { sid, actions, conditions }: RoleGrant): ResourceStatement {
  const callers = { ...conditions['StringEquals'], 'kms:CallerAccount': place.account };
  return {
    sid,
    principals: { kind: 'aws', arns: [accountRoot(place)] },
    actions,
    resources: theKeyItself,
    conditions: { ...conditions, StringEquals: callers },
  };
}

/** Value of `kms:ViaService`. Source: AWS KMS Developer Guide, "kms:ViaService". */
export function viaService(service: string, region: Region): string {
  return `${service}.${region}.${dnsSuffixOf(partitionOf(region))}`;
}

function conditionsOf(conditions: Conditions): { readonly conditions?: Conditions } {
  return Object.keys(conditions).length > 0 ? { conditions } : {};
}

function accountRoot({ account, region }: KeyPlace): string {
  return `arn:${partitionOf(region)}:iam::${account}:root`;
}

function accountRootOf({ laterRoleArn }: LaterRole, place: KeyPlace): string {
  if (!isKnown(laterRoleArn)) return accountRoot(place);
  const { partition, account } = parseArn(laterRoleArn, laterRoleArn);
  return `arn:${partition}:iam::${account}:root`;
}
