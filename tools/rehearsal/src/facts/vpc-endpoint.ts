import type { FactsByType } from './resource-facts';

/** The policy of an endpoint that names none. */
const openPolicy =
  '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}';

/** VPC endpoints. */
export const vpcEndpoint: FactsByType = {
  aws_vpc_endpoint: {
    optionalComputed: [
      'ip_address_type',
      'policy',
      'private_dns_enabled',
      'route_table_ids',
      'security_group_ids',
      'service_region',
      'subnet_ids',
      'dns_options.dns_record_ip_type',
    ],
    forceNew: [
      'resource_configuration_arn',
      'service_name',
      'service_network_arn',
      'service_region',
      'vpc_endpoint_type',
      'vpc_id',
    ],
    forceNewWhen: { private_dns_enabled: ({ prior }) => prior['vpc_endpoint_type'] !== 'Interface' },
    defaults: { vpc_endpoint_type: 'Gateway' },
    id: 'vpce-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:vpc-endpoint/{id}',
    computed: {
      ip_address_type: 'ipv4',
      policy: openPolicy,
      private_dns_enabled: false,
      route_table_ids: [],
      security_group_ids: [],
      subnet_ids: [],
      service_region: '{region}',
      'dns_options.dns_record_ip_type': 'ipv4',
      cidr_blocks: ['52.216.0.0/15'],
      dns_entry: [],
      owner_id: '{account}',
      prefix_list_id: 'pl-{hex:8}',
      requester_managed: false,
      state: 'available',
    },
    perElement: { network_interface_ids: { of: 'subnet_ids', value: 'eni-{hex:17:{element}}' } },
    variants: [
      {
        when: { vpc_endpoint_type: 'Interface' },
        computed: {
          security_group_ids: ['sg-{hexOf:17:vpc_id:defaultSecurityGroup}'],
          cidr_blocks: [],
          prefix_list_id: null,
          dns_entry: [
            {
              dns_name: '{id}-{alnum:8:dns}.{service_name:last:.}.{region}.vpce.{dnsSuffix}',
              hosted_zone_id: 'Z{upper:13}',
            },
          ],
        },
      },
      { when: { vpc_endpoint_type: 'GatewayLoadBalancer' }, computed: { cidr_blocks: [], prefix_list_id: null } },
    ],
    renewedBy: { network_interface_ids: ['subnet_ids', 'subnet_configuration'] },
    json: ['policy'],
    validation: {
      'dns_options.dns_record_ip_type': { enum: ['ipv4', 'dualstack', 'ipv6', 'service-defined'] },
      ip_address_type: { enum: ['ipv4', 'dualstack', 'ipv6'], ignoreCase: true },
      policy: { format: 'json' },
      resource_configuration_arn: { format: 'arn' },
      service_network_arn: { format: 'arn' },
      vpc_endpoint_type: { enum: ['Interface', 'Gateway', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork'] },
    },
    conflictsWith: [['resource_configuration_arn', 'service_name', 'service_network_arn']],
  },

  aws_vpc_endpoint_policy: {
    optionalComputed: ['policy'],
    forceNew: ['vpc_endpoint_id'],
    id: '{vpc_endpoint_id}',
    computed: { policy: openPolicy },
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },

  aws_vpc_endpoint_route_table_association: {
    forceNew: ['route_table_id', 'vpc_endpoint_id'],
    id: 'a-{vpc_endpoint_id}{digits:10}',
    uniqueBy: ['route_table_id', 'vpc_endpoint_id'],
  },

  aws_vpc_endpoint_service: {
    optionalComputed: ['allowed_principals', 'private_dns_name', 'supported_ip_address_types', 'supported_regions'],
    id: 'vpce-svc-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:vpc-endpoint-service/{id}',
    computed: {
      allowed_principals: [],
      private_dns_name: '',
      supported_ip_address_types: ['ipv4'],
      supported_regions: ['{region}'],
      availability_zones: ['{region}a', '{region}b'],
      base_endpoint_dns_names: ['{id}.{region}.vpce.{dnsSuffix}'],
      manages_vpc_endpoints: false,
      private_dns_name_configuration: [],
      service_name: 'com.amazonaws.vpce.{region}.{id}',
      service_type: 'Interface',
      state: 'Available',
    },
    validation: { gateway_load_balancer_arns: { format: 'arn' }, network_load_balancer_arns: { format: 'arn' } },
  },
};
