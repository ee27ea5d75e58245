import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { IKey, Region } from '@landfall/contracts';
import { resourcePolicy } from '@landfall/policy';
import { Construct } from 'constructs';
import { keyAliasArn, keyAliasName } from './key-alias';
import type { EncryptionKeyProps } from './key-props';
import { purposeDescriptions } from './key-purpose';
import { administrationStatement, maintenanceStatement, replicationStatement } from './key-statements';
import { purposeStatements } from './purpose-statements';
import { ReplicaKey } from './replica-key';
import { validateKey } from './validate-key';

/** A KMS key for one purpose, its alias, and its replicas in other Regions. */
export class EncryptionKey extends Construct implements IKey {
  /** @attribute */
  readonly keyArn: string;

  /** Id without the ARN around it. @attribute */
  readonly keyId: string;

  /** `alias/<name>`; known at synth, and the same in every replica's Region. */
  readonly aliasName: string;

  /** Known at synth. */
  readonly aliasArn: string;

  /** Replicas by Region. */
  readonly replicas: Readonly<Record<string, ReplicaKey>>;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const {
      name,
      account,
      region,
      description = purposeDescriptions[props.purpose],
      multiRegion = { kind: 'single' },
      deletionWindowDays = 30,
      rotationPeriodDays = 365,
    } = props;
    validateKey(this.node.path, props);

    const key = new KmsKey(this, 'key', {
      description,
      policy: keyPolicyIn(region, this.node.path, props),
      multiRegion: multiRegion.kind === 'primary',
      enableKeyRotation: true,
      rotationPeriodInDays: rotationPeriodDays,
      deletionWindowInDays: deletionWindowDays,
      tags: { Name: name },
    });
    new KmsAlias(this, 'alias', { name: keyAliasName(name), targetKeyId: key.keyId });
    const replicas = new Construct(this, 'replicas');
    const replicaRegions = multiRegion.kind === 'primary' ? multiRegion.replicaRegions : [];
    this.replicas = Object.fromEntries(
      replicaRegions.map((replicaRegion) => {
        const policy = keyPolicyIn(replicaRegion, this.node.path, props);
        const replica = { name, account, region: replicaRegion, primaryKeyArn: key.arn, policy };
        return [
          replicaRegion,
          new ReplicaKey(replicas, replicaRegion, { ...replica, description, deletionWindowDays }),
        ];
      }),
    );

    this.keyArn = key.arn;
    this.keyId = key.keyId;
    this.aliasName = keyAliasName(name);
    this.aliasArn = keyAliasArn({ name, account, region });
  }
}

function keyPolicyIn(region: Region, at: string, props: EncryptionKeyProps): string {
  const { account, administrators, multiRegion } = props;
  const place = { account, region };
  return resourcePolicy(
    at,
    maintenanceStatement(place),
    administrationStatement(administrators),
    ...(multiRegion?.kind === 'primary' ? [replicationStatement(administrators, multiRegion.replicaRegions)] : []),
    ...purposeStatements(place, props, administrators),
  );
}
