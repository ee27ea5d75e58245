import type { FactsByType } from './resource-facts';

/** Types that adopt the default VPC of an account and its subnets. Destroying them leaves what they adopted. */
export const defaultNetwork: FactsByType = {
  aws_default_vpc: {
    optionalComputed: [
      'enable_network_address_usage_metrics',
      'ipv6_cidr_block',
      'ipv6_cidr_block_network_border_group',
    ],
    defaults: { enable_dns_hostnames: true, enable_dns_support: true, force_destroy: false },
    id: 'vpc-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:vpc/{id}',
    computed: {
      cidr_block: '172.31.0.0/16',
      default_network_acl_id: 'acl-{hex:17}',
      default_route_table_id: 'rtb-{hex:17:mainRouteTable}',
      default_security_group_id: 'sg-{hex:17}',
      dhcp_options_id: 'dopt-{hex:17}',
      enable_network_address_usage_metrics: false,
      existing_default_vpc: true,
      instance_tenancy: 'default',
      ipv6_association_id: '',
      ipv6_cidr_block: '',
      ipv6_cidr_block_network_border_group: '',
      main_route_table_id: 'rtb-{hex:17:mainRouteTable}',
      owner_id: '{account}',
    },
    conflictsWith: [['assign_generated_ipv6_cidr_block', 'ipv6_ipam_pool_id']],
  },

  aws_default_subnet: {
    optionalComputed: ['ipv6_cidr_block', 'private_dns_hostname_type_on_launch'],
    forceNew: ['availability_zone', 'ipv6_native'],
    defaults: {
      assign_ipv6_address_on_creation: false,
      enable_dns64: false,
      enable_resource_name_dns_a_record_on_launch: false,
      enable_resource_name_dns_aaaa_record_on_launch: false,
      force_destroy: false,
      ipv6_native: false,
      map_public_ip_on_launch: true,
    },
    id: 'subnet-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:subnet/{id}',
    computed: {
      availability_zone_id: '{availability_zone:zoneId}',
      cidr_block: '172.31.0.0/20',
      existing_default_subnet: true,
      owner_id: '{account}',
      vpc_id: 'vpc-{hex:17}',
      ipv6_cidr_block: '',
      ipv6_cidr_block_association_id: '',
      enable_lni_at_device_index: 0,
      outpost_arn: '',
      private_dns_hostname_type_on_launch: 'ip-name',
    },
  },
};
