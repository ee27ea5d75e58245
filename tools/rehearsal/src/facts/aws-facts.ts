import { eks } from './eks';
import { eksCompute } from './eks-compute';
import { iam } from './iam';
import { ipam } from './ipam';
import { kms } from './kms';
import { logs } from './logs';
import type { FactsByType, ResourceFacts } from './resource-facts';
import { s3 } from './s3';
import { s3DataProtection } from './s3-data-protection';
import { ssm } from './ssm';
import { transitGateway } from './transit-gateway';
import { vpc } from './vpc';
import { vpcEndpoint } from './vpc-endpoint';
import { vpcOptions } from './vpc-options';
import { vpcRouting } from './vpc-routing';
import { vpcSecurity } from './vpc-security';

/** The tables by service. */
export const awsTables: Readonly<Record<string, FactsByType>> = {
  eks,
  eksCompute,
  iam,
  ipam,
  kms,
  logs,
  s3,
  s3DataProtection,
  ssm,
  transitGateway,
  vpc,
  vpcEndpoint,
  vpcOptions,
  vpcRouting,
  vpcSecurity,
};

/**
 * What most AWS types share, for attributes that a type has: the three that the provider adds itself.
 * A change of `region` replaces the resource; an unset one is the provider's.
 */
export const awsCommonFacts: ResourceFacts = {
  optionalComputed: ['id', 'region', 'tags_all'],
  forceNew: ['region'],
  computed: { region: '{region}' },
  knownAtPlan: ['region', 'tags_all'],
};

const factsByType = new Map<string, ResourceFacts>(Object.values(awsTables).flatMap((table) => Object.entries(table)));

/** The facts of an AWS resource type, without `awsCommonFacts`; `undefined` for types that nobody has looked at yet. */
export function factsFor(type: string): ResourceFacts | undefined {
  return factsByType.get(type);
}
