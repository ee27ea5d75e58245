import { ProviderError } from '../../protocol/provider-error';
import { textOf } from '../../values/value';
import type { Behaviour } from '../behaviour';

/** S3 does not delete a bucket that holds objects: the states of Terraform's own backend among them. */
export const s3Behaviours: Readonly<Record<string, Behaviour>> = {
  aws_s3_bucket: {
    remove: ({ cloud, prior }) => {
      const bucket = textOf(prior['bucket']) ?? '';
      const names = [...cloud.files.keys()].filter((name) => name.startsWith(`${bucket}/`));
      if (prior['force_destroy'] === true) for (const name of names) cloud.files.delete(name);
      else if (names.length > 0) throw notEmpty(bucket, names);
    },
  },
};

function notEmpty(bucket: string, [first, ...others]: readonly string[]): ProviderError {
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return new ProviderError(
    `deleting S3 Bucket (${bucket}): operation error S3: DeleteBucket, https response error StatusCode: 409, api error BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket. It holds ${first}${more}.`,
  );
}
