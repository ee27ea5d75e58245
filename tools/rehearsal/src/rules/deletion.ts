import { protectedFromDeletion, stillUsed } from '../aws/dependencies';
import type { CloudFile } from '../cloud/cloud';
import { textAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

/** What AWS refuses to delete. */
export const deletionRules: readonly Rule[] = [
  {
    id: 'DELETE-001',
    title: 'What is protected against deletion is not deleted',
    source: 'the API references of DynamoDB, EKS and Elastic Load Balancing',
    phase: 'delete',
    types: ['*'],
    check: ({ cloud, key }) => withObject(cloud, key, protectedFromDeletion),
  },
  {
    id: 'DELETE-002',
    title: 'What others still use is not deleted',
    source: 'the error code tables of the API references of the services',
    phase: 'delete',
    types: ['*'],
    check: ({ cloud, key }) => withObject(cloud, key, (object) => stillUsed(cloud, object)),
  },
  {
    id: 'DELETE-003',
    title: 'A bucket that holds the state of other resources is not deleted, unless force_destroy is set',
    source: 'the S3 API reference, DeleteBucket',
    phase: 'delete',
    types: ['aws_s3_bucket'],
    check: (context) => {
      const { cloud, object } = context;
      const bucket = textAt(object, 'bucket') ?? '';
      // The state of the run itself does not count: its stack goes last, as after moving its state out of the bucket.
      const state = [...cloud.files].find(
        ([name, file]) =>
          name.startsWith(`${bucket}/`) && !cloud.files.has(`${name}.tflock`) && describesResources(file),
      );
      if (state === undefined || object['force_destroy'] === true) return undefined;
      const message = `The bucket you tried to delete is not empty. You must delete all versions in the bucket. It holds the state ${state[0]}.`;
      return refused(context, 'S3 DeleteBucket', 'BucketNotEmpty', message);
    },
  },
];

type View = Parameters<Rule['check']>[0]['cloud'];
type Found = NonNullable<ReturnType<View['get']>>;

function withObject(
  cloud: View,
  key: string | undefined,
  why: (object: Found) => string | undefined,
): string | undefined {
  const object = key === undefined ? undefined : cloud.get(key);
  return object === undefined ? undefined : why(object);
}

function describesResources({ content }: CloudFile): boolean {
  try {
    const state: unknown = JSON.parse(Buffer.from(content, 'base64').toString('utf8'));
    if (typeof state !== 'object' || state === null || !('resources' in state)) return false;
    return Array.isArray(state.resources) && state.resources.length > 0;
  } catch {
    return false;
  }
}
