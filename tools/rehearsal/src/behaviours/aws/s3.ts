import type { CloudFile } from '../../cloud/cloud';
import { ProviderError } from '../../protocol/provider-error';
import { textOf } from '../../values/value';
import type { Behaviour } from '../behaviour';

/**
 * S3 does not delete a bucket that holds objects. Here only states that describe resources count, and not the state of
 * the run itself, so that the stack which owns the state bucket can be destroyed last, as after moving its state out.
 */
export const s3Behaviours: Readonly<Record<string, Behaviour>> = {
  aws_s3_bucket: {
    remove: ({ cloud, prior }) => {
      const bucket = textOf(prior['bucket']) ?? '';
      const inUse = [...cloud.files].find(
        ([name, file]) =>
          name.startsWith(`${bucket}/`) && !cloud.files.has(`${name}.tflock`) && describesResources(file),
      );
      if (inUse !== undefined && prior['force_destroy'] !== true) throw notEmpty(bucket, inUse[0]);
    },
  },
};

function describesResources({ content }: CloudFile): boolean {
  try {
    const state: unknown = JSON.parse(Buffer.from(content, 'base64').toString('utf8'));
    if (typeof state !== 'object' || state === null || !('resources' in state)) return false;
    return Array.isArray(state.resources) && state.resources.length > 0;
  } catch {
    return false;
  }
}

function notEmpty(bucket: string, name: string): ProviderError {
  return new ProviderError(
    `deleting S3 Bucket (${bucket}): operation error S3: DeleteBucket, https response error StatusCode: 409, api error BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket. It holds the state ${name}.`,
  );
}
