import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsReplicaKey } from '@cdktf/provider-aws/lib/kms-replica-key';
import type { AccountId, IKey, Region } from '@landfall/contracts';
import { Construct } from 'constructs';
import { keyAliasArn, keyAliasName } from './key-alias';

/** What a replica takes from its primary key; `EncryptionKey` fills it in. */
export interface ReplicaKeyProps {
  /** Name of the primary key: the replica has the same alias, in its own Region. */
  readonly name: string;

  readonly account: AccountId;

  /** Where the replica lives. Cannot change after creation. */
  readonly region: Region;

  /** Cannot change after creation. */
  readonly primaryKeyArn: string;

  /** Key policy for this Region, as JSON: a replica's policy is its own. */
  readonly policy: string;

  readonly description: string;

  /** 7 to 30. */
  readonly deletionWindowDays: number;
}

/**
 * A replica of a multi-Region key, and its alias.
 *
 * The provider's Region does not matter: each resource names its own (AWS provider 6).
 */
export class ReplicaKey extends Construct implements IKey {
  /** @attribute */
  readonly keyArn: string;

  /** The same as the primary's. @attribute */
  readonly keyId: string;

  /** Known at synth. */
  readonly aliasArn: string;

  constructor(scope: Construct, id: string, props: ReplicaKeyProps) {
    super(scope, id);
    const { name, account, region, primaryKeyArn, policy, description, deletionWindowDays } = props;
    const key = new KmsReplicaKey(this, 'key', {
      region,
      primaryKeyArn,
      description,
      policy,
      deletionWindowInDays: deletionWindowDays,
      tags: { Name: name },
    });
    new KmsAlias(this, 'alias', { region, name: keyAliasName(name), targetKeyId: key.keyId });
    this.keyArn = key.arn;
    this.keyId = key.keyId;
    this.aliasArn = keyAliasArn({ name, account, region });
  }
}
