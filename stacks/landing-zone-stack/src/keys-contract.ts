import type { IKey, KeyPurpose } from '@landfall/contracts';
import type { Environment } from '@landfall/environment';
import type { TerraformStack } from 'cdktf';
import { type ContractAddress, publish, readContract } from './published';

const ADDRESS: ContractAddress = { layer: 'keys', contract: 'keys' };

export type KeysByPurpose = Readonly<Record<KeyPurpose, IKey>>;

export function publishKeys(stack: TerraformStack, environment: Environment, keys: KeysByPurpose): void {
  const arns = Object.entries(keys).map(([purpose, key]) => [purpose, key.keyArn]);
  publish(stack, environment, ADDRESS, Object.fromEntries(arns));
}

/** The environment's KMS keys, as a higher layer sees them. */
export function readKeys(stack: TerraformStack, environment: Environment): (purpose: KeyPurpose) => IKey {
  const value = readContract(stack, environment, ADDRESS);
  return (purpose) => ({ keyArn: value(purpose) });
}
