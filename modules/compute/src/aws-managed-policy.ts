import { formatArn, type Partition } from '@landfall/contracts';

/** ARN of a policy that AWS keeps. */
export function awsManagedPolicy(partition: Partition, name: string): string {
  return formatArn({ partition, service: 'iam', region: '', account: 'aws', resource: `policy/${name}` });
}
