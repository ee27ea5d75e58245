/** What a KMS key protects. Each purpose has a key of its own, so that each key policy names only who needs it. */
export type KeyPurpose = 'cluster-secrets' | 'ebs' | 'logs' | 's3' | 'messaging' | 'ecr' | 'metrics';

/** A KMS key, by name only. */
export interface IKey {
  /** @attribute */
  readonly keyArn: string;
}
