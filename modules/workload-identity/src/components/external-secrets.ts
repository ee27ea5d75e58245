import type { IdentityStatement } from '@landfall/policy';
import { noResourceLevel } from './aws-place';

export interface ExternalSecretsProps {
  /**
   * Secrets of Secrets Manager it may read; an ARN ends in `-??????` where only the name is known.
   *
   * @default none
   */
  readonly secretArns?: readonly string[];

  /**
   * SSM parameters it may read.
   *
   * @default none
   */
  readonly parameterArns?: readonly string[];

  /**
   * KMS keys of those secrets and parameters.
   *
   * @default none
   */
  readonly keyArns?: readonly string[];

  /**
   * Secrets it may write (PushSecret); it deletes only what carries the tag `managed-by: external-secrets`.
   *
   * @default none
   */
  readonly pushedSecretArns?: readonly string[];
}

/** Source: External Secrets Operator documentation, "AWS Secrets Manager" and "Parameter Store". */
export function externalSecrets(props: ExternalSecretsProps): readonly IdentityStatement[] {
  const [secret, ...secrets] = props.secretArns ?? [];
  const [parameter, ...parameters] = props.parameterArns ?? [];
  const [key, ...keys] = props.keyArns ?? [];
  return [
    ...(secret === undefined ? [] : reading([secret, ...secrets])),
    ...(parameter === undefined ? [] : readingParameters([parameter, ...parameters])),
    ...(key === undefined ? [] : [decrypting([key, ...keys])]),
    ...pushing(props.pushedSecretArns ?? []),
  ];
}

function reading(resources: readonly [string, ...string[]]): readonly IdentityStatement[] {
  return [
    {
      sid: 'ReadSecrets',
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetResourcePolicy',
        'secretsmanager:GetSecretValue',
        'secretsmanager:ListSecretVersionIds',
      ],
      resources,
    },
    {
      sid: 'FindSecrets',
      actions: ['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'],
      resources: noResourceLevel,
    },
  ];
}

function readingParameters(resources: readonly [string, ...string[]]): readonly IdentityStatement[] {
  return [
    {
      sid: 'ReadParameters',
      actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      resources,
    },
    { sid: 'FindParameters', actions: ['ssm:DescribeParameters'], resources: noResourceLevel },
  ];
}

function decrypting(resources: readonly [string, ...string[]]): IdentityStatement {
  return { sid: 'DecryptSecrets', actions: ['kms:Decrypt'], resources };
}

function pushing([first, ...rest]: readonly string[]): readonly IdentityStatement[] {
  if (first === undefined) return [];
  const resources = [first, ...rest] as const;
  return [
    {
      sid: 'PushSecrets',
      actions: ['secretsmanager:CreateSecret', 'secretsmanager:PutSecretValue', 'secretsmanager:TagResource'],
      resources,
    },
    {
      sid: 'DeletePushedSecrets',
      actions: ['secretsmanager:DeleteSecret'],
      resources,
      conditions: { StringEquals: { 'secretsmanager:ResourceTag/managed-by': 'external-secrets' } },
    },
  ];
}
