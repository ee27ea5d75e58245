import type { CloudObject } from '../cloud/cloud-object';
import { others, othersWith, the } from './look-up';
import { cidrAt, textAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const api = 'the EC2 API reference, CreateSubnet';
const sizing = 'the VPC user guide, "Subnet CIDR blocks"';

/** What EC2 refuses of subnets. */
export const subnetRules: readonly Rule[] = [
  {
    id: 'SUBNET-001',
    title: 'A subnet lies inside an IPv4 CIDR block of its VPC',
    source: api,
    phase: 'apply',
    types: ['aws_subnet'],
    check: (context) => {
      const range = cidrAt(context.object, 'cidr_block');
      const ranges = blocksOf(context, textAt(context.object, 'vpc_id'));
      if (context.action !== 'create' || range === undefined || ranges.length === 0) return undefined;
      if (ranges.some((each) => cidrAt(each.attributes, 'cidr_block')?.contains(range) === true)) return undefined;
      return refused(context, 'EC2 CreateSubnet', 'InvalidSubnet.Range', `The CIDR '${range}' is invalid.`);
    },
  },
  {
    id: 'SUBNET-002',
    title: 'A subnet overlaps no other subnet of its VPC',
    source: api,
    phase: 'apply',
    types: ['aws_subnet'],
    check: (context) => {
      const range = cidrAt(context.object, 'cidr_block');
      if (context.action !== 'create' || range === undefined) return undefined;
      const overlaps = siblings(context).some(
        ({ attributes }) => cidrAt(attributes, 'cidr_block')?.overlaps(range) === true,
      );
      const message = `The CIDR '${range}' conflicts with another subnet`;
      return overlaps ? refused(context, 'EC2 CreateSubnet', 'InvalidSubnet.Conflict', message) : undefined;
    },
  },
  {
    id: 'SUBNET-003',
    title: 'The IPv4 CIDR block of a subnet is between /16 and /28',
    source: sizing,
    phase: 'apply',
    types: ['aws_subnet'],
    check: (context) => {
      const range = cidrAt(context.object, 'cidr_block');
      const length = Number(range?.toString().split('/')[1] ?? 24);
      if (context.action !== 'create' || (length >= 16 && length <= 28)) return undefined;
      return refused(context, 'EC2 CreateSubnet', 'InvalidSubnet.Range', `The CIDR '${range}' is invalid.`);
    },
  },
  {
    id: 'SUBNET-004',
    title: 'The Availability Zone of a subnet is one of its Region',
    source: api,
    phase: 'apply',
    types: ['aws_subnet'],
    check: (context) => {
      const { object, place, aws, action } = context;
      const zone = textAt(object, 'availability_zone');
      const letters = aws.regions[place.region]?.zones;
      if (action !== 'create' || zone === undefined || letters === undefined) return undefined;
      const zones = [...letters].map((letter) => `${place.region}${letter}`);
      // Local Zones and Wavelength Zones carry more than a letter.
      if (zones.includes(zone) || (zone.startsWith(place.region) && zone.length > place.region.length + 1)) return;
      const message = `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.join(', ')}.`;
      return refused(context, 'EC2 CreateSubnet', 'InvalidParameterValue', message);
    },
  },
  {
    id: 'SUBNET-005',
    title: 'The IPv6 CIDR block of a subnet lies inside one of its VPC and overlaps no other subnet',
    source: api,
    phase: 'apply',
    types: ['aws_subnet'],
    check: (context) => {
      const range = cidrAt(context.object, 'ipv6_cidr_block');
      const vpc = the(context, 'vpc', textAt(context.object, 'vpc_id'));
      const whole = cidrAt(vpc?.attributes, 'ipv6_cidr_block');
      if (context.action !== 'create' || range === undefined || whole === undefined) return undefined;
      const further = own6(context, vpc?.id).some((each) =>
        cidrAt(each.attributes, 'ipv6_cidr_block')?.contains(range),
      );
      if (!whole.contains(range) && !further) {
        return refused(context, 'EC2 CreateSubnet', 'InvalidSubnet.Range', `The CIDR '${range}' is invalid.`);
      }
      const taken = siblings(context).some(({ attributes }) => cidrAt(attributes, 'ipv6_cidr_block')?.overlaps(range));
      const message = `The CIDR '${range}' conflicts with another subnet`;
      return taken ? refused(context, 'EC2 CreateSubnet', 'InvalidSubnet.Conflict', message) : undefined;
    },
  },
  {
    id: 'SUBNET-006',
    title: 'The IPv6 CIDR block of a subnet is between /44 and /64, in steps of four',
    source: sizing,
    phase: 'apply',
    types: ['aws_subnet'],
    check: (context) => {
      const range = cidrAt(context.object, 'ipv6_cidr_block');
      const length = Number(range?.toString().split('/')[1] ?? 64);
      if (context.action !== 'create' || (length >= 44 && length <= 64 && length % 4 === 0)) return undefined;
      return refused(context, 'EC2 CreateSubnet', 'InvalidSubnet.Range', `The CIDR '${range}' is invalid.`);
    },
  },
];

function siblings(context: RuleContext): readonly CloudObject[] {
  return othersWith(context, context.type, 'vpc_id', textAt(context.object, 'vpc_id'));
}

function blocksOf(context: RuleContext, vpcId: string | undefined): readonly CloudObject[] {
  const vpc = the(context, 'vpc', vpcId);
  if (vpc === undefined) return [];
  const further = others(context, 'aws_vpc_ipv4_cidr_block_association');
  return [vpc, ...further.filter(({ attributes }) => attributes['vpc_id'] === vpcId)];
}

function own6(context: RuleContext, vpcId: string | undefined): readonly CloudObject[] {
  return others(context, 'aws_vpc_ipv6_cidr_block_association').filter(
    ({ attributes }) => attributes['vpc_id'] === vpcId,
  );
}
