import {
  TerraformDataSource,
  TerraformElement,
  TerraformLocal,
  TerraformModule,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  type TerraformStack,
  TerraformVariable,
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
    const { terraformResourceType, alias } = construct;
    return alias === undefined ? `provider.${terraformResourceType}` : `provider.${terraformResourceType}.${alias}`;
  }
  const kind = kindOf(construct);
  return kind === undefined ? undefined : `${kind}.${construct.friendlyUniqueId}`;
}

function kindOf(element: TerraformElement): string | undefined {
  if (TerraformResource.isTerraformResource(element)) return element.terraformResourceType;
  if (TerraformDataSource.isTerraformDataSource(element)) return `data.${element.terraformResourceType}`;
  if (TerraformOutput.isTerraformOutput(element)) return 'output';
  if (element instanceof TerraformVariable) return 'var';
  if (element instanceof TerraformLocal) return 'local';
  return element instanceof TerraformModule ? 'module' : undefined;
}
