import type { AccountId, Region } from '@landfall/contracts';
import type { KeyPurposeProps } from './key-purpose';
import type { RoleReference } from './role-reference';

/** In which Regions a key exists. Cannot change after creation between `single` and `primary`. */
export type KeyRegions =
  | { readonly kind: 'single' }
  | {
      readonly kind: 'primary';

      /** Regions of the same partition that get a replica. Can change. */
      readonly replicaRegions: readonly [Region, ...Region[]];
    };

/** What every key has, whatever it protects. */
export interface KeyProps {
  /** Names the key's alias, `alias/<name>`: 1 to 250 letters, digits, `/`, `_` and `-`, not beginning with `aws/`. */
  readonly name: string;

  /** Account that owns the key. */
  readonly account: AccountId;

  /** Region of the key. Cannot change after creation. */
  readonly region: Region;

  /**
   * Roles that manage the key and cannot use it. The role that applies the Terraform must be one of them: KMS refuses a
   * policy that its author could not change afterwards.
   */
  readonly administrators: readonly [RoleReference, ...RoleReference[]];

  /**
   * At most 8192 characters.
   *
   * @default a sentence about the purpose
   */
  readonly description?: string;

  /** @default { kind: 'single' } */
  readonly multiRegion?: KeyRegions;

  /**
   * Days between a request to delete the key and its deletion, 7 to 30.
   *
   * @default 30
   */
  readonly deletionWindowDays?: number;

  /**
   * Days between rotations, 90 to 2560. Rotation itself is always on.
   *
   * @default 365
   */
  readonly rotationPeriodDays?: number;
}

export type EncryptionKeyProps = KeyProps & KeyPurposeProps;
