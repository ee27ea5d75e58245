import type { FactsByType } from './resource-facts';

/** Route tables, routes and peering connections. */
export const vpcRouting: FactsByType = {
  aws_route_table: {
    optionalComputed: ['propagating_vgws', 'route'],
    forceNew: ['vpc_id'],
    id: 'rtb-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:route-table/{id}',
    computed: { owner_id: '{account}', propagating_vgws: [], route: [] },
    validation: { 'route.cidr_block': { format: 'ipv4Cidr' }, 'route.ipv6_cidr_block': { format: 'ipv6Cidr' } },
    exactlyOneOf: [
      ['route.cidr_block', 'route.ipv6_cidr_block', 'route.destination_prefix_list_id'],
      [
        'route.carrier_gateway_id',
        'route.core_network_arn',
        'route.egress_only_gateway_id',
        'route.gateway_id',
        'route.local_gateway_id',
        'route.nat_gateway_id',
        'route.network_interface_id',
        'route.transit_gateway_id',
        'route.vpc_endpoint_id',
        'route.vpc_peering_connection_id',
      ],
    ],
  },

  // Adopts the main route table of the VPC: creating it removes all its routes, destroying it leaves it.
  aws_default_route_table: {
    optionalComputed: ['route'],
    forceNew: ['default_route_table_id'],
    id: '{default_route_table_id}',
    arn: 'arn:{partition}:ec2:{region}:{account}:route-table/{id}',
    computed: { owner_id: '{account}', vpc_id: 'vpc-{hex:17}', route: [] },
    validation: { 'route.cidr_block': { format: 'ipv4Cidr' }, 'route.ipv6_cidr_block': { format: 'ipv6Cidr' } },
  },

  aws_route: {
    optionalComputed: ['network_interface_id'],
    forceNew: ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id', 'route_table_id'],
    id: 'r-{route_table_id}{digits:10}',
    computed: {
      instance_id: '',
      instance_owner_id: '',
      network_interface_id: '',
      origin: 'CreateRoute',
      state: 'active',
    },
    caseInsensitive: ['destination_ipv6_cidr_block'],
    uniqueBy: ['route_table_id', 'destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'],
    validation: { destination_cidr_block: { format: 'ipv4Cidr' }, destination_ipv6_cidr_block: { format: 'ipv6Cidr' } },
    conflictsWith: [
      ['carrier_gateway_id', 'destination_ipv6_cidr_block'],
      ['egress_only_gateway_id', 'destination_cidr_block'],
      ['vpc_endpoint_id', 'destination_prefix_list_id'],
    ],
    exactlyOneOf: [
      ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'],
      [
        'carrier_gateway_id',
        'core_network_arn',
        'egress_only_gateway_id',
        'gateway_id',
        'local_gateway_id',
        'nat_gateway_id',
        'network_interface_id',
        'transit_gateway_id',
        'vpc_endpoint_id',
        'vpc_peering_connection_id',
      ],
    ],
  },

  aws_route_table_association: {
    forceNew: ['gateway_id', 'subnet_id'],
    id: 'rtbassoc-{hex:17}',
    renewedBy: { id: ['route_table_id'] },
    uniqueBy: ['subnet_id', 'gateway_id'],
    exactlyOneOf: [['subnet_id', 'gateway_id']],
  },

  aws_main_route_table_association: {
    id: 'rtbassoc-{hex:17}',
    computed: { original_route_table_id: 'rtb-{hex:17}' },
    renewedBy: { id: ['route_table_id', 'vpc_id'] },
  },

  aws_vpc_peering_connection: {
    optionalComputed: ['peer_owner_id', 'peer_region'],
    forceNew: ['peer_owner_id', 'peer_region', 'peer_vpc_id', 'vpc_id'],
    defaults: { 'accepter.allow_remote_vpc_dns_resolution': false, 'requester.allow_remote_vpc_dns_resolution': false },
    id: 'pcx-{hex:17}',
    computed: { peer_owner_id: '{account}', peer_region: '{region}', accept_status: 'pending-acceptance' },
    variants: [{ when: { auto_accept: true }, computed: { accept_status: 'active' } }],
  },

  aws_ec2_managed_prefix_list: {
    forceNew: ['address_family'],
    id: 'pl-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:prefix-list/{id}',
    computed: { owner_id: '{account}', version: 1 },
    renewedBy: { version: ['entry'] },
    validation: {
      address_family: { enum: ['IPv4', 'IPv6'] },
      'entry.cidr': { format: 'cidr' },
      'entry.description': { length: [0, 255] },
      max_entries: { range: [1, Infinity] },
      name: { length: [1, 255] },
    },
  },

  aws_ec2_managed_prefix_list_entry: {
    forceNew: ['cidr', 'description', 'prefix_list_id'],
    id: '{prefix_list_id},{cidr}',
    validation: { cidr: { format: 'cidr' }, description: { length: [0, 255] } },
  },

  aws_vpc_peering_connection_accepter: {
    forceNew: ['vpc_peering_connection_id'],
    id: '{vpc_peering_connection_id}',
    computed: {
      accept_status: 'active',
      peer_owner_id: '{account}',
      peer_region: '{region}',
      peer_vpc_id: 'vpc-{hex:17}',
      vpc_id: 'vpc-{hex:17}',
    },
  },
};
