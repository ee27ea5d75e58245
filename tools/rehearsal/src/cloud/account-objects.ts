import type { CloudObject } from './cloud-object';

const PREFIX = 'account/';

/** The seed of what AWS gives every account, such as a default VPC, and of what comes with it. */
export function accountSeed(name: string): string {
  return `${PREFIX}${name}`;
}

/** Whether AWS has made an object with its account: nobody has to manage it, and it outlives every destroy. */
export function comesWithAccount({ seed }: CloudObject): boolean {
  return seed.startsWith(PREFIX);
}
