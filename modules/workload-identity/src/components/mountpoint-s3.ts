import type { IdentityStatement } from '@landfall/policy';
import { type Arns, mapArns } from './aws-place';

export interface MountpointS3Props {
  /** Buckets that pods may mount. */
  readonly bucketArns: Arns;

  /** @default 'read-write' */
  readonly access?: 'read-only' | 'read-write';

  /**
   * KMS keys of those buckets.
   *
   * @default none
   */
  readonly keyArns?: readonly string[];
}

/** Source: awslabs/mountpoint-s3, doc/CONFIGURATION.md. */
export function mountpointS3(props: MountpointS3Props): readonly IdentityStatement[] {
  const { bucketArns, access = 'read-write', keyArns = [] } = props;
  const objects = mapArns(bucketArns, (bucket) => `${bucket}/*`);
  const [key, ...keys] = keyArns;
  return [
    { sid: 'ListBuckets', actions: ['s3:ListBucket'], resources: bucketArns },
    { sid: 'ReadObjects', actions: ['s3:GetObject'], resources: objects },
    ...(access === 'read-only' ? [] : [writing(objects)]),
    ...(key === undefined ? [] : [using([key, ...keys], access)]),
  ];
}

function writing(objects: Arns): IdentityStatement {
  return {
    sid: 'WriteObjects',
    actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:PutObject'],
    resources: objects,
  };
}

function using(keys: Arns, access: 'read-only' | 'read-write'): IdentityStatement {
  return access === 'read-only'
    ? { sid: 'UseKeys', actions: ['kms:Decrypt'], resources: keys }
    : { sid: 'UseKeys', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: keys };
}
