import { type AccountId, partitionOf, type Region } from '@landfall/contracts';

/** Where a component works. */
export interface AwsPlace {
  readonly account: AccountId;
  readonly region: Region;
}

/** ARNs of which there is at least one. */
export type Arns = readonly [string, ...string[]];

/** ARN of resources of the account in the Region. */
export function arnIn({ account, region }: AwsPlace, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

/** ARN of resources that live in no Region. */
export function globalArn({ account, region }: AwsPlace, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}::${account}:${resource}`;
}

/** ARN of resources of the Region that are owned by whomever. */
export function sharedArn({ region }: AwsPlace, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:*:${resource}`;
}

/** Calls the function for each ARN, and keeps the knowledge that there is one. */
export function mapArns([first, ...rest]: Arns, change: (arn: string) => string): Arns {
  return [change(first), ...rest.map(change)];
}

/** ARNs of log groups, and of the streams in them. */
export function withLogStreams([first, ...rest]: Arns): Arns {
  return [first, `${first}:*`, ...rest.flatMap((arn) => [arn, `${arn}:*`])];
}

/** The reason for `*` where an action knows no resources. Source: Service Authorization Reference. */
export const noResourceLevel = { any: 'these actions know no resource-level permission' } as const;
