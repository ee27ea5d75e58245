import { TerraformOutput, TerraformRemoteState, type TerraformStack } from 'cdktf';
import { blocksOf, type Tree } from './stack-blocks';

/** How cdktf names what it makes of a token of another stack. */
const READS = 'cross-stack-reference-input-';
const SHOWS = 'cross-stack-output-';

/** cdktf turns a token of another stack into hidden outputs and a read of its whole state: layers publish contracts instead. */
export function crossStackReferences(stack: TerraformStack, json: Tree): readonly string[] {
  return stack.node.findAll().flatMap((construct) => {
    if (!(construct instanceof TerraformRemoteState)) return [];
    const { id, path } = construct.node;
    if (!id.startsWith(READS)) {
      return [`STATE_OF_OTHER_STACK: ${path} reads the state of another stack; read its contract instead`];
    }
    const producer = stack.node.root.node.tryFindChild(id.slice(READS.length));
    const outputs = (producer?.node.children ?? []).filter(isHiddenOutput);
    return outputs.flatMap((output) => usesOf(output, stack, json));
  });
}

function isHiddenOutput(construct: unknown): construct is TerraformOutput {
  return TerraformOutput.isTerraformOutput(construct) && construct.node.id.startsWith(SHOWS);
}

function usesOf(output: TerraformOutput, stack: TerraformStack, json: Tree): readonly string[] {
  const producer = output.cdktfStack.node.path;
  const value = output.node.id.slice(SHOWS.length);
  return blocksOf(stack.node.path, json)
    .filter(({ value: block }) => JSON.stringify(block).includes(`.outputs.${output.friendlyUniqueId}}`))
    .map(
      ({ from }) =>
        `TOKEN_OF_OTHER_STACK: ${from} uses ${value} of ${producer}; publish it there in a contract, and read that`,
    );
}
