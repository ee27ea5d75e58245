import { others, own } from './look-up';
import { isSetAt, isUnknownAt, textAt, textsAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

const api = 'the EC2 API reference, CreateVpcEndpoint';
const call = 'EC2 CreateVpcEndpoint';
const types = ['aws_vpc_endpoint'];

/** Services with gateway endpoints. */
const GATEWAY_SERVICES = /\.(?:s3|s3express|dynamodb)$/;

/** What EC2 refuses of VPC endpoints. */
export const endpointRules: readonly Rule[] = [
  {
    id: 'ENDPOINT-001',
    title: 'A gateway endpoint has route tables, and neither subnets, security groups nor private DNS',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      if (textAt(context.object, 'vpc_endpoint_type') !== 'Gateway') return undefined;
      const stray = ['subnet_ids', 'security_group_ids', 'subnet_configuration'].find((name) =>
        isSetAt(context.config, name),
      );
      const privateDns = valuesAt(context.config, 'private_dns_enabled')[0] === true;
      if (stray === undefined && !privateDns) return undefined;
      const message = `${stray ?? 'private_dns_enabled'} cannot be given for endpoints of type Gateway`;
      return refused(context, call, 'InvalidParameter', message);
    },
  },
  {
    id: 'ENDPOINT-002',
    title: 'An interface endpoint has no route tables',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      const interface_ = textAt(context.object, 'vpc_endpoint_type') === 'Interface';
      if (!interface_ || !isSetAt(context.config, 'route_table_ids')) return undefined;
      return refused(context, call, 'InvalidParameter', 'Route table IDs cannot be given for Interface endpoints');
    },
  },
  {
    id: 'ENDPOINT-003',
    title: 'Only S3 and DynamoDB have gateway endpoints',
    source: 'the AWS PrivateLink guide, "Gateway endpoints"',
    phase: 'apply',
    types,
    check: (context) => {
      const service = textAt(context.object, 'service_name') ?? '';
      if (textAt(context.object, 'vpc_endpoint_type') !== 'Gateway' || !service.startsWith('com.amazonaws.')) return;
      if (GATEWAY_SERVICES.test(service)) return undefined;
      const message = `The Vpc Endpoint Service '${service}' does not support endpoints of type Gateway`;
      return refused(context, call, 'InvalidParameter', message);
    },
  },
  {
    id: 'ENDPOINT-004',
    title: 'The service of an endpoint is one of its Region, or the Region is named',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      const service = textAt(context.object, 'service_name') ?? '';
      const region = /^(?:com|cn\.com|aws)\.(?:amazonaws\.)?(?:vpce\.)?([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(service)?.[1];
      const given = textAt(context.config, 'service_region') ?? context.place.region;
      if (context.action !== 'create' || region === undefined || region === given) return undefined;
      const message = `The Vpc Endpoint Service '${service}' does not exist`;
      return refused(context, call, 'InvalidServiceName', message);
    },
  },
  {
    id: 'ENDPOINT-005',
    title: 'The subnets of an endpoint lie in its VPC, one per Availability Zone',
    source: 'the AWS PrivateLink guide, "Subnets and Availability Zones"',
    phase: 'apply',
    types,
    check: (context) => {
      const vpc = textAt(context.object, 'vpc_id');
      const ids = textsAt(context.object, 'subnet_ids');
      const subnets = own(context, 'subnet').filter(({ id }) => ids.includes(id));
      const stray = subnets.find(({ attributes }) => attributes['vpc_id'] !== vpc);
      if (stray !== undefined) {
        const message = `The subnet ID '${stray.id}' does not belong to the VPC '${vpc}'`;
        return refused(context, call, 'InvalidParameter', message);
      }
      const zones = subnets.map(({ attributes }) => attributes['availability_zone']);
      if (new Set(zones).size === zones.length) return undefined;
      const message = 'Found another VPC endpoint subnet in the availability zone';
      return refused(context, call, 'DuplicateSubnetsInSameZone', message);
    },
  },
  {
    id: 'ENDPOINT-006',
    title: 'The security groups of an endpoint lie in its VPC',
    source: api,
    phase: 'apply',
    types,
    check: (context) => {
      const ids = textsAt(context.object, 'security_group_ids');
      const vpc = textAt(context.object, 'vpc_id');
      const stray = own(context, 'securityGroup').find(
        ({ id, attributes }) => ids.includes(id) && attributes['vpc_id'] !== vpc,
      );
      if (stray === undefined) return undefined;
      const message = `The security group ${stray.id} does not belong to VPC ${vpc}`;
      return refused(context, call, 'InvalidParameter', message);
    },
  },
  {
    id: 'ENDPOINT-007',
    title: 'A VPC has one endpoint with private DNS for a service, and both its DNS options',
    source: 'the AWS PrivateLink guide, "Private DNS"',
    phase: 'apply',
    types,
    check: (context) => {
      const { object } = context;
      if (valuesAt(object, 'private_dns_enabled')[0] !== true || isUnknownAt(object, 'vpc_id')) return undefined;
      const [vpcId, service] = [textAt(object, 'vpc_id'), textAt(object, 'service_name')];
      const vpc = own(context, 'vpc').find(({ id }) => id === vpcId)?.attributes;
      if (vpc?.['enable_dns_hostnames'] === false || vpc?.['enable_dns_support'] === false) {
        const message =
          'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true';
        return refused(context, call, 'InvalidParameter', `${message} for ${vpcId}`);
      }
      const same = others(context).some(
        ({ attributes }) =>
          attributes['vpc_id'] === vpcId &&
          attributes['service_name'] === service &&
          attributes['private_dns_enabled'] === true,
      );
      const message = `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service} in the VPC ${vpcId}`;
      return same ? refused(context, call, 'InvalidParameter', message) : undefined;
    },
  },
];
