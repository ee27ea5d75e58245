import { LandfallError } from './landfall-error';
import type { Partition } from './region';

/** The parts of an Amazon Resource Name. `region` and `account` are empty for global services. */
export interface Arn {
  readonly partition: Partition;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon: `role/path/name`. */
  readonly resource: string;
}

const PATTERN = /^arn:(aws|aws-cn|aws-us-gov):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws|):(.+)$/;

/** @throws LandfallError `ARN_INVALID` for text that is no ARN. */
export function parseArn(value: string, at: string): Arn {
  const [, partition, service, region, account, resource] = PATTERN.exec(value) ?? [];
  if (!isPartition(partition) || !service || region === undefined || account === undefined || !resource) {
    const message = `'${value}' is no ARN; write one like arn:aws:iam::123456789012:role/name`;
    throw new LandfallError('ARN_INVALID', message, at);
  }
  return { partition, service, region, account, resource };
}

export function isArn(value: string): boolean {
  return PATTERN.test(value);
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

function isPartition(value: string | undefined): value is Partition {
  return value === 'aws' || value === 'aws-cn' || value === 'aws-us-gov';
}
