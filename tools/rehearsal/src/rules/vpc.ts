import type { Cidr } from '@landfall/contracts';

import type { Json } from '../json';
import { others, own, the } from './look-up';
import { cidrAt, isSetAt, textAt, textsAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const sizing = 'the VPC user guide, "VPC CIDR blocks"';
const blocks = ['aws_vpc', 'aws_vpc_ipv4_cidr_block_association'];

/** What EC2 refuses of VPCs, their gateways and security groups. */
export const vpcRules: readonly Rule[] = [
  {
    id: 'VPC-001',
    title: 'An IPv4 CIDR block of a VPC is between /16 and /28',
    source: sizing,
    phase: 'apply',
    types: blocks,
    check: (context) => {
      const length = lengthOf(cidrAt(context.object, 'cidr_block'));
      if (context.action !== 'create' || length === undefined || (length >= 16 && length <= 28)) return undefined;
      const message = `The CIDR '${textAt(context.object, 'cidr_block')}' is invalid.`;
      return refused(context, 'EC2 CreateVpc', 'InvalidVpc.Range', message);
    },
  },
  {
    id: 'VPC-002',
    title: 'A further CIDR block of a VPC overlaps none that it has',
    source: sizing,
    phase: 'apply',
    types: ['aws_vpc_ipv4_cidr_block_association'],
    check: (context) => {
      const range = cidrAt(context.object, 'cidr_block');
      const id = textAt(context.object, 'vpc_id');
      if (context.action !== 'create' || range === undefined) return undefined;
      const had = [the(context, 'vpc', id), ...others(context).filter(({ attributes }) => attributes['vpc_id'] === id)];
      if (!had.some((each) => cidrAt(each?.attributes, 'cidr_block')?.overlaps(range) === true)) return undefined;
      const message = `The CIDR '${range}' conflicts with another CIDR of the VPC`;
      return refused(context, 'EC2 AssociateVpcCidrBlock', 'InvalidVpc.Conflict', message);
    },
  },
  {
    id: 'VPC-003',
    title: 'A VPC has at most one internet gateway',
    source: 'the EC2 API reference, AttachInternetGateway',
    phase: 'apply',
    types: ['aws_internet_gateway', 'aws_internet_gateway_attachment'],
    check: (context) => {
      const vpc = textAt(context.object, 'vpc_id');
      if (vpc === undefined || textAt(context.prior, 'vpc_id') === vpc) return undefined;
      const attached = ['aws_internet_gateway', 'aws_internet_gateway_attachment'].flatMap((type) =>
        others(context, type).filter(({ attributes }) => attributes['vpc_id'] === vpc),
      );
      if (attached.length === 0) return undefined;
      const message = `Network ${vpc} already has an internet gateway attached`;
      return refused(context, 'EC2 AttachInternetGateway', 'InvalidParameterValue', message);
    },
  },
  {
    id: 'VPC-004',
    title: 'A security group that a rule names lies in the same VPC, or one connected with it',
    source: 'the VPC user guide, "Security group rules"',
    phase: 'apply',
    types: ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule', 'aws_security_group_rule'],
    check: (context) => {
      const named =
        textAt(context.object, 'referenced_security_group_id') ?? textAt(context.object, 'source_security_group_id');
      // `account/sg-…` names a group of another account.
      if (named === undefined || named.includes('/') || context.cloud.isAssumed(named)) return undefined;
      const vpcOf = (id: string | undefined) => the(context, 'securityGroup', id)?.attributes['vpc_id'];
      const [home, away] = [vpcOf(textAt(context.object, 'security_group_id')), vpcOf(named)];
      const peered = own(context, 'peering').some(({ attributes }) =>
        [attributes['vpc_id'], attributes['peer_vpc_id']].includes(home ?? null),
      );
      if (home === undefined || home === away || peered || shareTransitGateway(context, [home, away])) return undefined;
      const message =
        away === undefined
          ? `The security group '${named}' does not exist`
          : `You have specified two resources that belong to different networks.`;
      return refused(context, 'EC2 AuthorizeSecurityGroup', 'InvalidGroup.NotFound', message);
    },
  },
  {
    id: 'VPC-005',
    title: 'A TCP or UDP rule of a security group names its ports, the lower first',
    source: 'the EC2 API reference, AuthorizeSecurityGroupIngress',
    phase: 'apply',
    types: ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
    check: (context) => {
      const protocol = textAt(context.object, 'ip_protocol') ?? '';
      if (!/^(?:tcp|udp|6|17)$/i.test(protocol)) return undefined;
      const [from, to] = ['from_port', 'to_port'].map((name) => valuesAt(context.object, name)[0]);
      if (typeof from === 'number' && typeof to === 'number' && from <= to) return undefined;
      const message = `Invalid value for portRange. Must specify both from and to ports with TCP/UDP, from no greater than to.`;
      return refused(context, 'EC2 AuthorizeSecurityGroup', 'InvalidParameterValue', message);
    },
  },
  {
    id: 'VPC-006',
    title: 'A transit gateway attachment has at most one subnet per Availability Zone, all of its VPC',
    source: 'the EC2 API reference, CreateTransitGatewayVpcAttachment',
    phase: 'apply',
    types: ['aws_ec2_transit_gateway_vpc_attachment'],
    check: (context) => {
      const ids = textsAt(context.object, 'subnet_ids');
      const subnets = own(context, 'subnet').filter(({ id }) => ids.includes(id));
      const zones = subnets.map(({ attributes }) => attributes['availability_zone']);
      const call = 'EC2 CreateTransitGatewayVpcAttachment';
      if (new Set(zones).size < zones.length) {
        const message = `Duplicate Subnets for same AZ in ${ids.join(', ')}`;
        return refused(context, call, 'DuplicateSubnetsInSameZone', message);
      }
      const vpc = textAt(context.object, 'vpc_id');
      const stray = subnets.find(({ attributes }) => attributes['vpc_id'] !== vpc);
      if (stray === undefined) return undefined;
      return refused(context, call, 'InvalidParameterValue', `Subnet ${stray.id} does not belong to VPC ${vpc}`);
    },
  },
  {
    id: 'VPC-007',
    title: 'The CIDR blocks of peered VPCs do not overlap',
    source: 'the EC2 API reference, CreateVpcPeeringConnection',
    phase: 'apply',
    types: ['aws_vpc_peering_connection'],
    check: (context) => {
      const vpcs = ['vpc_id', 'peer_vpc_id'].map((name) => the(context, 'vpc', textAt(context.object, name)));
      const [one, other] = vpcs.map((vpc) => cidrAt(vpc?.attributes, 'cidr_block'));
      if (isSetAt(context.prior, 'vpc_id') || one === undefined || other === undefined) return undefined;
      if (!one.overlaps(other)) return undefined;
      const message = `The CIDRs of the VPCs overlap: ${one} and ${other}`;
      return refused(context, 'EC2 CreateVpcPeeringConnection', 'OperationNotPermitted', message);
    },
  },
];

/** Whether VPCs are attached to one transit gateway, over which rules may name groups as well. */
function shareTransitGateway(context: RuleContext, vpcs: readonly (Json | undefined)[]): boolean {
  const [some = [], rest = []] = vpcs.map((vpc) =>
    own(context, 'attachment')
      .filter(({ attributes }) => attributes['vpc_id'] === vpc)
      .map(({ attributes }) => attributes['transit_gateway_id']),
  );
  return some.some((gateway) => rest.includes(gateway));
}

function lengthOf(range: Cidr | undefined): number | undefined {
  return range === undefined ? undefined : Number(range.toString().split('/')[1]);
}
