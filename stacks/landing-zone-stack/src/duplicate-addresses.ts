import {
  TerraformDataSource,
  TerraformElement,
  TerraformProvider,
  TerraformResource,
  type TerraformStack,
} from 'cdktf';
import type { IConstruct } from 'constructs';

/** Construct ids that differ only in characters Terraform does not allow become one address: the second would overwrite the first. */
export function duplicateAddresses(stack: TerraformStack): readonly string[] {
  const seen = new Map<string, string>();
  return stack.node.findAll().flatMap((construct) => {
    const address = addressOf(construct);
    if (address === undefined) return [];
    const first = seen.get(address);
    if (first === undefined) {
      seen.set(address, construct.node.path);
      return [];
    }
    return [`ADDRESS_TWICE: ${first} and ${construct.node.path} both become ${address}; rename one of them`];
  });
}

function addressOf(construct: IConstruct): string | undefined {
  if (!TerraformElement.isTerraformElement(construct)) return undefined;
  if (TerraformProvider.isTerraformProvider(construct)) {
    return `provider.${construct.terraformResourceType}.${construct.alias ?? ''}`;
  }
  if (TerraformResource.isTerraformResource(construct)) {
    return `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  }
  if (TerraformDataSource.isTerraformDataSource(construct)) {
    return `data.${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  }
  return undefined;
}
