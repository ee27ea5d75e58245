import type { IdentityStatement } from '@landfall/policy';
import { type Arns, noResourceLevel } from './aws-place';

export interface HostedZoneProps {
  /** Hosted zones in which records may change: `arn:aws:route53:::hostedzone/Z0123456789`. */
  readonly zoneArns: Arns;
}

/** Source: kubernetes-sigs/external-dns, docs/tutorials/aws.md. */
export function externalDns({ zoneArns }: HostedZoneProps): readonly IdentityStatement[] {
  return [
    {
      sid: 'ChangeRecords',
      actions: [
        'route53:ChangeResourceRecordSets',
        'route53:ListResourceRecordSets',
        'route53:ListTagsForResource',
        'route53:ListTagsForResources',
      ],
      resources: zoneArns,
    },
    { sid: 'FindZones', actions: ['route53:ListHostedZones'], resources: noResourceLevel },
  ];
}

/** DNS-01 challenges. Source: cert-manager documentation, "Route53". */
export function certManager({ zoneArns }: HostedZoneProps): readonly IdentityStatement[] {
  return [
    {
      sid: 'AnswerChallenges',
      actions: ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets'],
      resources: zoneArns,
      conditions: { 'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'] } },
    },
    {
      sid: 'AwaitChanges',
      actions: ['route53:GetChange'],
      resources: { any: 'a change gets its id when it is made' },
    },
    { sid: 'FindZones', actions: ['route53:ListHostedZonesByName'], resources: noResourceLevel },
  ];
}
