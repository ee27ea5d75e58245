import { type AccountId, partitionOf, type Region } from '@landfall/contracts';

/** What the ARN of a key's alias is made of. */
export interface KeyAliasArnProps {
  /** `name` of the key. */
  readonly name: string;

  /** Account that owns the key. */
  readonly account: AccountId;

  /** Region of the key, or of one of its replicas. */
  readonly region: Region;
}

/** Alias of the key called `name`: other layers compute it instead of looking it up. */
export function keyAliasName(name: string): string {
  return `alias/${name}`;
}

/**
 * ARN of the alias of the key called `name`.
 *
 * Services take it for a key, IAM does not: a policy that names an alias ARN in `Resource` covers no key.
 */
export function keyAliasArn({ name, account, region }: KeyAliasArnProps): string {
  return `arn:${partitionOf(region)}:kms:${region}:${account}:${keyAliasName(name)}`;
}
