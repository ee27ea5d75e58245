import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { LandfallError, type Problems } from '@landfall/contracts';
import { contractParameterName, type Environment, type Layer, stackId } from '@landfall/environment';
import { Fn, propertyAccess, type TerraformStack, Token } from 'cdktf';
import { siblingStack } from './sibling-stack';

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
  const sibling = siblingStack(stack, producer);
  if (!sibling) {
    const message = `reads contract '${address.contract}' of ${producer}, which is not in the app; create that stack first`;
    throw new LandfallError('CONTRACT_UNPUBLISHED', message, stack.node.path);
  }
  stack.addDependency(sibling);
  const values = Fn.jsondecode(contractParameter(stack, environment, address).insecureValue);
  return (...path) => Token.asString(propertyAccess(values, path));
}

/** One data source for all that a stack reads of a contract. */
function contractParameter(
  stack: TerraformStack,
  environment: Environment,
  { layer, contract }: ContractAddress,
): DataAwsSsmParameter {
  const id = `contract-${layer}-${contract}`;
  const existing = stack.node.tryFindChild(id);
  if (existing instanceof DataAwsSsmParameter) return existing;
  return new DataAwsSsmParameter(stack, id, { name: contractParameterName(environment, layer, contract) });
}

/** Adds a problem for each contract that a stack reads and none publishes. */
export function checkContracts(stacks: readonly TerraformStack[], problems: Problems): void {
  const children = stacks.flatMap(({ node }) => node.children);
  const published = new Set(children.flatMap((child) => (child instanceof SsmParameter ? child.nameInput : [])));
  for (const child of children) {
    if (!(child instanceof DataAwsSsmParameter) || !child.node.id.startsWith('contract-')) continue;
    if (published.has(child.nameInput)) continue;
    const message = `reads contract ${child.nameInput}, which no stack publishes; publish it in the stack of its layer`;
    problems.add('CONTRACT_UNPUBLISHED', message, child.node.path);
  }
}
