import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId, formatArn, LandfallError } from '@landfall/contracts';
import { document, synth, type Synthesized, testCluster } from '@landfall/testing';
import { DefaultTokenResolver, StringConcat, type TerraformStack, Token, Tokenization } from 'cdktf';
import { WorkloadIdentity, type WorkloadIdentityProps, workloadRoleArn } from '../index';

export const readObjects = {
  sid: 'Read',
  actions: ['s3:GetObject'],
  resources: [formatArn({ partition: 'aws', service: 's3', region: '', account: '', resource: 'shop/*' })],
} as const;
export const target = workloadRoleArn({
  partition: 'aws',
  account: accountId('222222222222', 'test'),
  roleName: 'target',
});

const minimal = {
  cluster: testCluster(),
  serviceAccount: { namespace: 'shop', name: 'api' },
  roleName: 'shop-api',
  statements: [readObjects],
} as const satisfies WorkloadIdentityProps;

/** Props that a compiler may not have seen, as they come from an environment file. */
export type AnyProps = Readonly<Record<string, unknown>>;

export function identityIn(stack: TerraformStack, props: AnyProps): WorkloadIdentity {
  new AwsProvider(stack, 'provider');
  return new WorkloadIdentity(stack, 'id', { ...minimal, ...props } as WorkloadIdentityProps);
}

export function identityWith(props: AnyProps): Synthesized {
  return synth((stack) => identityIn(stack, props));
}

export function trustOf(props: AnyProps): unknown {
  return document(identityWith(props).only(IamRole)['assume_role_policy'])['Statement'];
}

export function permissionsOf(props: AnyProps): unknown {
  return document(identityWith(props).only(IamRolePolicy)['policy'])['Statement'];
}

export function failureOf(props: AnyProps): string {
  try {
    identityWith(props);
  } catch (error) {
    if (error instanceof LandfallError) return error.message;
    throw error;
  }
  return 'no failure';
}

export function resolved(stack: TerraformStack, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope: stack, resolver, preparing: false });
}

export function token(expression: string): string {
  return Token.asString({ resolve: () => expression });
}
