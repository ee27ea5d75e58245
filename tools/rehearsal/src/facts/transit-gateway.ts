import type { FactsByType } from './resource-facts';

/** Transit gateways. */
export const transitGateway: FactsByType = {
  aws_ec2_transit_gateway: {
    optionalComputed: ['encryption_support'],
    forceNew: ['multicast_support'],
    forceNewWhen: {
      default_route_table_association: { from: 'disable', to: 'enable' },
      default_route_table_propagation: { from: 'disable', to: 'enable' },
    },
    defaults: {
      amazon_side_asn: 64512,
      auto_accept_shared_attachments: 'disable',
      default_route_table_association: 'enable',
      default_route_table_propagation: 'enable',
      dns_support: 'enable',
      multicast_support: 'disable',
      security_group_referencing_support: 'disable',
      vpn_ecmp_support: 'enable',
    },
    id: 'tgw-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:transit-gateway/{id}',
    computed: {
      encryption_support: 'disable',
      association_default_route_table_id: 'tgw-rtb-{hex:17:default}',
      propagation_default_route_table_id: 'tgw-rtb-{hex:17:default}',
      owner_id: '{account}',
    },
    variants: [
      { when: { default_route_table_association: 'disable' }, computed: { association_default_route_table_id: '' } },
      { when: { default_route_table_propagation: 'disable' }, computed: { propagation_default_route_table_id: '' } },
    ],
    validation: {
      auto_accept_shared_attachments: { enum: ['enable', 'disable'] },
      default_route_table_association: { enum: ['enable', 'disable'] },
      default_route_table_propagation: { enum: ['enable', 'disable'] },
      dns_support: { enum: ['enable', 'disable'] },
      encryption_support: { enum: ['enable', 'disable'] },
      multicast_support: { enum: ['enable', 'disable'] },
      security_group_referencing_support: { enum: ['enable', 'disable'] },
      vpn_ecmp_support: { enum: ['enable', 'disable'] },
      transit_gateway_cidr_blocks: { format: 'cidr', size: [0, 5] },
    },
  },

  aws_ec2_transit_gateway_route: {
    forceNew: [
      'blackhole',
      'destination_cidr_block',
      'transit_gateway_attachment_id',
      'transit_gateway_route_table_id',
    ],
    defaults: { blackhole: false },
    id: '{transit_gateway_route_table_id}_{destination_cidr_block}',
    uniqueBy: ['transit_gateway_route_table_id', 'destination_cidr_block'],
    validation: {
      destination_cidr_block: { format: 'cidr' },
      transit_gateway_attachment_id: { length: [1, Infinity] },
      transit_gateway_route_table_id: { length: [1, Infinity] },
    },
  },

  aws_ec2_transit_gateway_route_table: {
    forceNew: ['transit_gateway_id'],
    id: 'tgw-rtb-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:transit-gateway-route-table/{id}',
    computed: { default_association_route_table: false, default_propagation_route_table: false },
    validation: { transit_gateway_id: { length: [1, Infinity] } },
  },

  aws_ec2_transit_gateway_route_table_association: {
    forceNew: ['transit_gateway_attachment_id', 'transit_gateway_route_table_id'],
    defaults: { replace_existing_association: false },
    id: '{transit_gateway_route_table_id}_{transit_gateway_attachment_id}',
    computed: { resource_id: 'vpc-{hex:17}', resource_type: 'vpc' },
    uniqueBy: ['transit_gateway_attachment_id'],
    validation: {
      transit_gateway_attachment_id: { length: [1, Infinity] },
      transit_gateway_route_table_id: { length: [1, Infinity] },
    },
  },

  aws_ec2_transit_gateway_route_table_propagation: {
    forceNew: ['transit_gateway_attachment_id', 'transit_gateway_route_table_id'],
    id: '{transit_gateway_route_table_id}_{transit_gateway_attachment_id}',
    computed: { resource_id: 'vpc-{hex:17}', resource_type: 'vpc' },
    uniqueBy: ['transit_gateway_attachment_id', 'transit_gateway_route_table_id'],
    validation: {
      transit_gateway_attachment_id: { length: [1, Infinity] },
      transit_gateway_route_table_id: { length: [1, Infinity] },
    },
  },

  aws_ec2_transit_gateway_vpc_attachment: {
    optionalComputed: [
      'security_group_referencing_support',
      'transit_gateway_default_route_table_association',
      'transit_gateway_default_route_table_propagation',
    ],
    forceNew: ['transit_gateway_id', 'vpc_id'],
    defaults: { appliance_mode_support: 'disable', dns_support: 'enable', ipv6_support: 'disable' },
    id: 'tgw-attach-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:transit-gateway-attachment/{id}',
    computed: {
      security_group_referencing_support: 'disable',
      transit_gateway_default_route_table_association: true,
      transit_gateway_default_route_table_propagation: true,
      vpc_owner_id: '{account}',
    },
    uniqueBy: ['transit_gateway_id', 'vpc_id'],
    validation: {
      appliance_mode_support: { enum: ['enable', 'disable'] },
      dns_support: { enum: ['enable', 'disable'] },
      ipv6_support: { enum: ['enable', 'disable'] },
      security_group_referencing_support: { enum: ['enable', 'disable'] },
      subnet_ids: { size: [1, Infinity] },
      transit_gateway_id: { length: [1, Infinity] },
      vpc_id: { length: [1, Infinity] },
    },
  },

  aws_ec2_transit_gateway_vpc_attachment_accepter: {
    forceNew: ['transit_gateway_attachment_id'],
    defaults: {
      transit_gateway_default_route_table_association: true,
      transit_gateway_default_route_table_propagation: true,
    },
    id: '{transit_gateway_attachment_id}',
    computed: {
      appliance_mode_support: 'disable',
      dns_support: 'enable',
      ipv6_support: 'disable',
      security_group_referencing_support: 'disable',
      subnet_ids: ['subnet-{hex:17}'],
      transit_gateway_id: 'tgw-{hex:17}',
      vpc_id: 'vpc-{hex:17}',
      vpc_owner_id: '{account}',
    },
  },
};
