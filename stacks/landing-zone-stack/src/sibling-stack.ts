import { TerraformStack } from 'cdktf';

/** A stack of the same app, by id. */
export function siblingStack(stack: TerraformStack, id: string): TerraformStack | undefined {
  const sibling = stack.node.scope?.node.tryFindChild(id);
  return TerraformStack.isStack(sibling) ? sibling : undefined;
}
