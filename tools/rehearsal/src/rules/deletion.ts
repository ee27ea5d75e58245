import { protectedFromDeletion, stillUsed } from '../aws/dependencies';
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
