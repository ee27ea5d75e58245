import { Synthesized } from '@landfall/testing';
import { App, TerraformStack } from 'cdktf';

/** Synthesizes what `build` adds to an empty stack called `test`, and keeps the construct path of each block. */
export function synthWithPaths(build: (stack: TerraformStack) => void): Synthesized {
  const stack = new TerraformStack(new App({ stackTraces: false, skipValidation: true }), 'test');
  build(stack);
  return new Synthesized(JSON.parse(JSON.stringify(stack.toTerraform())));
}
