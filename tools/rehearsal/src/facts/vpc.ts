import { isEmpty } from './replace-condition';
import type { FactsByType } from './resource-facts';

const noIpv6 = { ipv6_cidr_block: '', ipv6_association_id: '', ipv6_cidr_block_network_border_group: '' };

/** VPCs, subnets and their gateways. */
export const vpc: FactsByType = {
  aws_vpc: {
    optionalComputed: [
      'cidr_block',
      'enable_dns_hostnames',
      'enable_network_address_usage_metrics',
      'ipv6_cidr_block',
      'ipv6_cidr_block_network_border_group',
    ],
    forceNew: ['ipv4_ipam_pool_id', 'ipv4_netmask_length'],
    forceNewWhen: {
      cidr_block: ({ planned }) => isEmpty(planned['ipv4_netmask_length']),
      instance_tenancy: { to: 'dedicated' },
    },
    defaults: { enable_dns_support: true, instance_tenancy: 'default' },
    id: 'vpc-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:vpc/{id}',
    computed: {
      cidr_block: '10.{number:0-255}.0.0/16',
      enable_dns_hostnames: false,
      enable_network_address_usage_metrics: false,
      ipv6_cidr_block: '2600:1f18:{hex:4}:{hex:2}00::/56',
      ipv6_association_id: 'vpc-cidr-assoc-{hex:17}',
      ipv6_cidr_block_network_border_group: '{region}',
      default_network_acl_id: 'acl-{hex:17}',
      default_route_table_id: 'rtb-{hex:17:mainRouteTable}',
      main_route_table_id: 'rtb-{hex:17:mainRouteTable}',
      default_security_group_id: 'sg-{hexOf:17:id:defaultSecurityGroup}',
      dhcp_options_id: 'dopt-{hex:17}',
      owner_id: '{account}',
    },
    variants: [
      { when: { assign_generated_ipv6_cidr_block: null, ipv6_ipam_pool_id: null }, computed: noIpv6 },
      { when: { assign_generated_ipv6_cidr_block: false, ipv6_ipam_pool_id: null }, computed: noIpv6 },
    ],
    renewedBy: {
      ipv6_cidr_block: ['assign_generated_ipv6_cidr_block'],
      ipv6_association_id: ['assign_generated_ipv6_cidr_block'],
    },
    validation: {
      instance_tenancy: { enum: ['default', 'dedicated'] },
      ipv4_netmask_length: { range: [16, 28] },
      cidr_block: { format: 'ipv4Cidr', pattern: /\/(?:1[6-9]|2[0-8])$/ },
      ipv6_cidr_block: { format: 'ipv6Cidr', pattern: /\/(?:44|48|52|56|60)$/ },
      ipv6_netmask_length: { enum: [44, 48, 52, 56, 60] },
    },
    conflictsWith: [
      ['assign_generated_ipv6_cidr_block', 'ipv6_ipam_pool_id'],
      ['cidr_block', 'ipv4_netmask_length'],
      ['ipv6_cidr_block', 'ipv6_netmask_length'],
      ['assign_generated_ipv6_cidr_block', 'ipv6_cidr_block'],
    ],
    requiredWith: [
      ['ipv4_netmask_length', 'ipv4_ipam_pool_id'],
      ['ipv6_cidr_block', 'ipv6_ipam_pool_id'],
      ['ipv6_netmask_length', 'ipv6_ipam_pool_id'],
      ['ipv6_cidr_block_network_border_group', 'assign_generated_ipv6_cidr_block'],
    ],
  },

  aws_vpc_ipv4_cidr_block_association: {
    optionalComputed: ['cidr_block'],
    forceNew: ['ipv4_ipam_pool_id', 'ipv4_netmask_length', 'vpc_id'],
    forceNewWhen: { cidr_block: ({ planned }) => isEmpty(planned['ipv4_netmask_length']) },
    id: 'vpc-cidr-assoc-{hex:17}',
    computed: { cidr_block: '10.{number:0-255}.0.0/{ipv4_netmask_length}' },
    uniqueBy: ['vpc_id', 'cidr_block'],
    validation: {
      ipv4_netmask_length: { range: [16, 28] },
      cidr_block: { format: 'ipv4Cidr', pattern: /\/(?:1[6-9]|2[0-8])$/ },
    },
  },

  aws_subnet: {
    optionalComputed: ['availability_zone', 'availability_zone_id', 'private_dns_hostname_type_on_launch'],
    forceNew: ['availability_zone', 'availability_zone_id', 'cidr_block', 'ipv6_native', 'outpost_arn', 'vpc_id'],
    forceNewWhen: { ipv6_cidr_block: ({ prior }) => prior['assign_ipv6_address_on_creation'] === true },
    defaults: {
      assign_ipv6_address_on_creation: false,
      enable_dns64: false,
      enable_resource_name_dns_a_record_on_launch: false,
      enable_resource_name_dns_aaaa_record_on_launch: false,
      ipv6_native: false,
      map_public_ip_on_launch: false,
    },
    id: 'subnet-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:subnet/{id}',
    computed: {
      availability_zone: '{region}a',
      availability_zone_id: '{availability_zone:zoneId}',
      private_dns_hostname_type_on_launch: 'ip-name',
      ipv6_cidr_block_association_id: 'subnet-cidr-assoc-{hex:17}',
      owner_id: '{account}',
    },
    variants: [
      { when: { ipv6_cidr_block: null }, computed: { ipv6_cidr_block_association_id: '' } },
      { when: { ipv6_native: true }, computed: { private_dns_hostname_type_on_launch: 'resource-name' } },
    ],
    renewedBy: { ipv6_cidr_block_association_id: ['ipv6_cidr_block'] },
    validation: {
      cidr_block: { format: 'ipv4Cidr' },
      ipv6_cidr_block: { format: 'ipv6Cidr' },
      outpost_arn: { format: 'arn' },
      private_dns_hostname_type_on_launch: { enum: ['ip-name', 'resource-name'] },
      enable_lni_at_device_index: { range: [1, Infinity] },
    },
    conflictsWith: [['availability_zone', 'availability_zone_id']],
    requiredWith: [['customer_owned_ipv4_pool', 'map_customer_owned_ip_on_launch', 'outpost_arn']],
  },

  aws_internet_gateway: {
    optionalComputed: ['vpc_id'],
    id: 'igw-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:internet-gateway/{id}',
    computed: { vpc_id: '', owner_id: '{account}' },
  },

  aws_egress_only_internet_gateway: {
    forceNew: ['vpc_id'],
    id: 'eigw-{hex:17}',
  },

  aws_eip: {
    optionalComputed: [
      'domain',
      'instance',
      'ipam_pool_id',
      'network_border_group',
      'network_interface',
      'public_ipv4_pool',
    ],
    forceNew: ['address', 'domain', 'ipam_pool_id', 'network_border_group', 'public_ipv4_pool'],
    id: 'eipalloc-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:elastic-ip/{id}',
    computed: {
      allocation_id: '{id}',
      domain: 'vpc',
      instance: '',
      ipam_pool_id: '',
      network_border_group: '{region}',
      network_interface: '',
      public_ipv4_pool: 'amazon',
      association_id: '',
      carrier_ip: '',
      customer_owned_ip: '',
      private_dns: null,
      private_ip: '',
      ptr_record: '',
      public_ip: '52.{number:0-255:second}.{number:0-255:third}.{number:1-254:fourth}',
      public_dns:
        'ec2-52-{number:0-255:second}-{number:0-255:third}-{number:1-254:fourth}.{region}.compute.{dnsSuffix}',
    },
    validation: { domain: { enum: ['vpc', 'standard'] } },
  },

  aws_nat_gateway: {
    optionalComputed: [
      'availability_mode',
      'private_ip',
      'secondary_allocation_ids',
      'secondary_private_ip_address_count',
      'secondary_private_ip_addresses',
      'vpc_id',
      'availability_zone_address.availability_zone_id',
    ],
    forceNew: ['allocation_id', 'availability_mode', 'connectivity_type', 'private_ip', 'subnet_id', 'vpc_id'],
    forceNewWhen: {
      availability_zone_address: ({ before, after, planned }) =>
        planned['availability_mode'] === 'regional' && isEmpty(before) !== isEmpty(after),
      secondary_private_ip_address_count: ({ configured, planned }) =>
        planned['connectivity_type'] === 'private' && configured !== null,
    },
    defaults: { connectivity_type: 'public' },
    id: 'nat-{hex:17}',
    computed: {
      availability_mode: 'zonal',
      private_ip: '10.0.{number:0-255}.{number:4-254}',
      secondary_allocation_ids: [],
      secondary_private_ip_address_count: 0,
      secondary_private_ip_addresses: [],
      vpc_id: 'vpc-{hex:17}',
      'availability_zone_address.availability_zone_id': '{availability_zone_address.availability_zone:zoneId}',
      association_id: 'eipassoc-{hex:17}',
      auto_provision_zones: null,
      auto_scaling_ips: null,
      network_interface_id: 'eni-{hex:17}',
      public_ip: '52.{number:0-255}.{number:0-255}.{number:1-254}',
      regional_nat_gateway_address: [],
      regional_nat_gateway_auto_mode: null,
      route_table_id: null,
    },
    variants: [
      { when: { connectivity_type: 'private' }, computed: { association_id: '', public_ip: '' } },
      {
        when: { availability_mode: 'regional' },
        computed: {
          association_id: '',
          public_ip: '',
          network_interface_id: '',
          private_ip: '',
          route_table_id: 'rtb-{hex:17}',
          auto_provision_zones: 'enabled',
          auto_scaling_ips: 'enabled',
          regional_nat_gateway_auto_mode: 'enabled',
        },
      },
    ],
    validation: {
      availability_mode: { enum: ['zonal', 'regional'] },
      connectivity_type: { enum: ['private', 'public'] },
      private_ip: { format: 'ipv4' },
    },
    conflictsWith: [['secondary_private_ip_address_count', 'secondary_private_ip_addresses']],
  },
};
