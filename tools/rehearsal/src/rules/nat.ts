import { others, the } from './look-up';
import { isSetAt, textAt, textsAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

const api = 'the EC2 API reference, CreateNatGateway';
const call = 'EC2 CreateNatGateway';
const types = ['aws_nat_gateway'];
const ADDRESSES = ['allocation_id', 'secondary_allocation_ids', 'availability_zone_address.allocation_ids'];

/** What EC2 refuses of NAT gateways. */
export const natRules: readonly Rule[] = [
  {
    id: 'NAT-001',
    title: 'A public NAT gateway of one zone has an Elastic IP address',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      const { object, config } = context;
      const zonal = (textAt(object, 'availability_mode') ?? 'zonal') === 'zonal';
      const open = (textAt(object, 'connectivity_type') ?? 'public') === 'public';
      if (!zonal || !open || isSetAt(config, 'allocation_id')) return undefined;
      return refused(context, call, 'MissingParameter', 'The request must include the AllocationId parameter.');
    },
  },
  {
    id: 'NAT-002',
    title: 'A private NAT gateway has no Elastic IP address',
    source: api,
    phase: 'plan',
    types,
    check: ({ object, config }) =>
      textAt(object, 'connectivity_type') === 'private' && isSetAt(config, 'allocation_id')
        ? '`allocation_id` is not supported with connectivity_type = "private"'
        : undefined,
  },
  {
    id: 'NAT-003',
    title: 'The Elastic IP addresses of a NAT gateway exist in its account and Region',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      const missing = ADDRESSES.flatMap((path) => textsAt(context.object, path)).find(
        (id) => id !== '' && the(context, 'elasticIp', id) === undefined && !context.cloud.isAssumed(id),
      );
      const message = `The allocation ID '${missing}' does not exist`;
      return missing ? refused(context, call, 'InvalidAllocationID.NotFound', message) : undefined;
    },
  },
  {
    id: 'NAT-004',
    title: 'An Elastic IP address belongs to one NAT gateway at most',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      const ids = ADDRESSES.flatMap((path) => textsAt(context.object, path)).filter((id) => id !== '');
      const taken = others(context)
        .flatMap(({ attributes }) => ADDRESSES.flatMap((path) => textsAt(attributes, path)))
        .find((id) => ids.includes(id));
      const message = `Elastic IP address [${taken}] is already associated`;
      return taken ? refused(context, call, 'Resource.AlreadyAssociated', message) : undefined;
    },
  },
  {
    id: 'NAT-005',
    title: 'A NAT gateway of one zone has a subnet',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      const zonal = (textAt(context.object, 'availability_mode') ?? 'zonal') === 'zonal';
      if (!zonal || isSetAt(context.config, 'subnet_id')) return undefined;
      return refused(context, call, 'MissingParameter', 'The request must contain the parameter subnetId');
    },
  },
  {
    id: 'NAT-006',
    title: 'The VPC of a public NAT gateway has an internet gateway',
    source: 'the VPC user guide, "Troubleshoot NAT gateways": Gateway.NotAttached',
    phase: 'apply',
    types,
    check: (context) => {
      const open = (textAt(context.object, 'connectivity_type') ?? 'public') === 'public';
      const subnet = the(context, 'subnet', textAt(context.object, 'subnet_id'));
      const vpc = subnet?.attributes['vpc_id'];
      if (context.action !== 'create' || !open || vpc === undefined) return undefined;
      const attached = ['aws_internet_gateway', 'aws_internet_gateway_attachment'].some((type) =>
        others(context, type).some(({ attributes }) => attributes['vpc_id'] === vpc),
      );
      const message = `Network ${String(vpc)} has no Internet gateway attached`;
      return attached ? undefined : refused(context, call, 'Gateway.NotAttached', message);
    },
  },
];
