import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId, LandfallError } from '@landfall/contracts';
import { document, synth, type Synthesized, testRole } from '@landfall/testing';
import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from 'cdktf';
import { EncryptionKey, type EncryptionKeyProps } from '../index';

export const minimal = {
  name: 'test/ecr',
  account: accountId('111111111111', 'test'),
  region: 'eu-west-1',
  administrators: [testRole('admin')],
  purpose: 'ecr',
} as const satisfies EncryptionKeyProps;

export const administrator = testRole('admin').roleArn;

/** Props that a compiler may not have seen, as they come from an environment file. */
export type AnyProps = Readonly<Record<string, unknown>>;

export function keyWith(props: AnyProps): Synthesized {
  return synth((stack) => keyIn(stack, props));
}

export function keyIn(stack: TerraformStack, props: AnyProps): EncryptionKey {
  new AwsProvider(stack, 'provider');
  return new EncryptionKey(stack, 'key', { ...minimal, ...props } as EncryptionKeyProps);
}

export function failureOf(props: AnyProps): string {
  try {
    keyWith(props);
  } catch (error) {
    if (error instanceof LandfallError) return error.message;
    throw error;
  }
  return 'no failure';
}

export function resolved(stack: TerraformStack, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

export function statement(policy: unknown, sid: string): unknown {
  const statements = document(policy)['Statement'];
  return Array.isArray(statements) ? statements.find((candidate) => candidate['Sid'] === sid) : undefined;
}
