import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { LandfallError } from '@landfall/contracts';
import { contractParameterName, type Environment, type Layer, stackId } from '@landfall/environment';
import { Fn, propertyAccess, Token, type TerraformStack } from 'cdktf';

/** What names a contract: the layer that publishes it and its own name. */
export interface ContractAddress {
  readonly layer: Layer;
  readonly contract: string;

  /** Set when a stack of one cluster publishes it. */
  readonly clusterId?: string;
}

/** Values of a contract; names are only ever added, never renamed. */
export type ContractValues = { readonly [name: string]: string | ContractValues };

/**
 * Publishes a contract as an SSM parameter that higher layers read.
 *
 * The value is no secret, and stays readable in the plan. A standard parameter holds 4 KB.
 */
export function publish(
  stack: TerraformStack,
  environment: Environment,
  address: ContractAddress,
  values: ContractValues,
): void {
  new SsmParameter(stack, `contract-${address.contract}`, {
    name: contractParameterName(environment, address.layer, address.contract),
    description: `Contract of ${stackId(environment, address.layer, address.clusterId)}`,
    type: 'String',
    insecureValue: Fn.jsonencode(values),
  });
}

/** Reads one value of a published contract by its path. */
export type ReadValue = (...path: readonly [string, ...string[]]) => string;

/**
 * Reads a contract of a lower layer, and makes the reading stack depend on the publishing one.
 *
 * @throws LandfallError `CONTRACT_UNPUBLISHED` when the app has no stack that publishes it.
 */
export function readContract(stack: TerraformStack, environment: Environment, address: ContractAddress): ReadValue {
  const producer = stackId(environment, address.layer, address.clusterId);
  const sibling = stack.node.scope?.node.tryFindChild(producer);
  if (!isStack(sibling)) {
    const message = `reads contract '${address.contract}' of ${producer}, which is not in the app; create that stack first`;
    throw new LandfallError('CONTRACT_UNPUBLISHED', message, stack.node.path);
  }
  stack.addDependency(sibling);
  const id = `contract-${address.layer}-${address.contract}`;
  const parameter = new DataAwsSsmParameter(stack, id, {
    name: contractParameterName(environment, address.layer, address.contract),
  });
  const values = Fn.jsondecode(parameter.insecureValue);
  return (...path) => Token.asString(propertyAccess(values, path));
}

function isStack(construct: unknown): construct is TerraformStack {
  return typeof construct === 'object' && construct !== null && 'addDependency' in construct;
}
