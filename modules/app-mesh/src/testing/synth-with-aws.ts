import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { synth, type Synthesized } from '@landfall/testing';
import type { TerraformStack } from 'cdktf';

/** Synthesizes what `build` adds to a stack called `test` that has the AWS provider. */
export function synthWithAws(build: (stack: TerraformStack) => void): Synthesized {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    build(stack);
  });
}
