import { isSetAt, textAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

const naming = 'the S3 user guide, "General purpose bucket naming rules"';

/** What S3 refuses of buckets. */
export const s3Rules: readonly Rule[] = [
  {
    id: 'S3-001',
    title:
      'A bucket name has 3 to 63 lower case letters, digits, dots and hyphens, and begins and ends with a letter or digit',
    source: naming,
    phase: 'plan',
    types: ['aws_s3_bucket'],
    check: ({ config }) => {
      const name = textAt(config, 'bucket');
      if (name === undefined || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) return undefined;
      return `validating S3 Bucket (${name}) name: only lowercase alphanumeric characters, dots and hyphens allowed, 3 to 63 of them`;
    },
  },
  {
    id: 'S3-002',
    title:
      'A bucket name is no IP address, has no two dots in a row, and keeps clear of the prefixes and suffixes of AWS',
    source: naming,
    phase: 'plan',
    types: ['aws_s3_bucket'],
    check: ({ config }) => {
      const name = textAt(config, 'bucket') ?? '';
      const bad =
        /^\d+\.\d+\.\d+\.\d+$/.test(name) ||
        name.includes('..') ||
        /^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) ||
        /(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
      return bad ? `validating S3 Bucket (${name}) name: the name is not one that S3 allows` : undefined;
    },
  },
  {
    id: 'S3-006',
    title: 'The bucket that a configuration belongs to exists in its account',
    source: 'the S3 API reference, error codes',
    phase: 'apply',
    types: [
      'aws_s3_bucket_policy',
      'aws_s3_bucket_versioning',
      'aws_s3_bucket_public_access_block',
      'aws_s3_bucket_ownership_controls',
      'aws_s3_bucket_server_side_encryption_configuration',
      'aws_s3_bucket_lifecycle_configuration',
      'aws_s3_bucket_logging',
      'aws_s3_bucket_notification',
    ],
    check: (context) => {
      const bucket = textAt(context.object, 'bucket') ?? '';
      const { account } = context.place;
      const types = ['aws_s3_bucket', 'aws_s3_directory_bucket'];
      const known = types.flatMap((type) => context.cloud.find({ type, account }));
      const found = known.some(({ id, attributes }) => id === bucket || attributes['arn'] === bucket);
      if (found || isSetAt(context.prior, 'bucket') || context.cloud.isAssumed(bucket)) return undefined;
      const message = `The specified bucket does not exist: ${bucket}`;
      return refused(context, 'S3 PutBucket', 'NoSuchBucket', message);
    },
  },
];
