import type { Region } from '@landfall/contracts';
import { dnsSuffixOf, partitionOf } from '@landfall/contracts';
import type { IdentityStatement } from '@landfall/policy';

/** Lets EC2 encrypt volumes for the component under the named keys. */
export function volumeKeys(region: Region, keyArns: readonly string[]): readonly IdentityStatement[] {
  const [first, ...rest] = keyArns;
  if (first === undefined) return [];
  const resources = [first, ...rest] as const;
  const viaEc2 = { 'kms:ViaService': `ec2.${region}.${dnsSuffixOf(partitionOf(region))}` };
  return [
    {
      sid: 'EncryptVolumes',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources,
      conditions: { StringEquals: viaEc2 },
    },
    {
      sid: 'GrantVolumeKeys',
      actions: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
      resources,
      conditions: { StringEquals: viaEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}
