import { TerraformOutput, TerraformRemoteState, type TerraformStack } from 'cdktf';

/** cdktf turns a token of another stack into hidden outputs and a read of its whole state: layers publish contracts instead. */
export function crossStackReferences(stack: TerraformStack): readonly string[] {
  return stack.node.findAll().flatMap((construct) => {
    if (TerraformRemoteState.isTerraformElement(construct) && construct instanceof TerraformRemoteState) {
      return [
        `STATE_OF_OTHER_STACK: ${construct.node.path} reads the state of another stack; read its contract instead`,
      ];
    }
    if (TerraformOutput.isTerraformOutput(construct) && construct.node.id.startsWith('cross-stack-output-')) {
      const value = construct.node.id.slice('cross-stack-output-'.length);
      return [`TOKEN_IN_OTHER_STACK: another stack uses ${value} of ${stack.node.id}; publish it in a contract`];
    }
    return [];
  });
}
