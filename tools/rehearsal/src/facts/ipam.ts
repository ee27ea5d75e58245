import { isEmpty } from './replace-condition';
import type { FactsByType } from './resource-facts';

/** IP address management. */
export const ipam: FactsByType = {
  aws_vpc_ipam: {
    optionalComputed: ['metered_account'],
    defaults: { tier: 'advanced' },
    id: 'ipam-{hex:17}',
    arn: 'arn:{partition}:ec2::{account}:ipam/{id}',
    computed: {
      metered_account: 'ipam-owner',
      default_resource_discovery_association_id: 'ipam-res-disco-assoc-{hex:17}',
      default_resource_discovery_id: 'ipam-res-disco-{hex:17}',
      private_default_scope_id: 'ipam-scope-{hex:17}',
      public_default_scope_id: 'ipam-scope-{hex:17}',
      scope_count: 2,
    },
    validation: {
      metered_account: { enum: ['ipam-owner', 'resource-owner'] },
      'operating_regions.region_name': { format: 'region' },
      tier: { enum: ['free', 'advanced'] },
    },
  },

  aws_vpc_ipam_scope: {
    id: 'ipam-scope-{hex:17}',
    arn: 'arn:{partition}:ec2::{account}:ipam-scope/{id}',
    computed: {
      ipam_arn: 'arn:{partition}:ec2::{account}:ipam/{ipam_id}',
      ipam_scope_type: 'private',
      is_default: false,
      pool_count: 0,
    },
  },

  aws_vpc_ipam_pool: {
    forceNew: ['address_family', 'aws_service', 'ipam_scope_id', 'locale', 'public_ip_source', 'source_ipam_pool_id'],
    defaults: { auto_import: false, locale: 'None' },
    id: 'ipam-pool-{hex:17}',
    arn: 'arn:{partition}:ec2::{account}:ipam-pool/{id}',
    computed: { ipam_scope_type: 'private', pool_depth: 2, state: 'create-complete' },
    variants: [{ when: { source_ipam_pool_id: null }, computed: { pool_depth: 1 } }],
    validation: {
      address_family: { enum: ['ipv4', 'ipv6'] },
      allocation_default_netmask_length: { range: [0, 128] },
      allocation_max_netmask_length: { range: [0, 128] },
      allocation_min_netmask_length: { range: [0, 128] },
      aws_service: { enum: ['ec2'] },
      public_ip_source: { enum: ['amazon', 'byoip'] },
    },
  },

  aws_vpc_ipam_pool_cidr: {
    optionalComputed: ['cidr', 'netmask_length'],
    forceNew: ['cidr_authorization_context', 'ipam_pool_id', 'netmask_length'],
    forceNewWhen: { cidr: ({ planned }) => isEmpty(planned['netmask_length']) },
    id: '{cidr}_{ipam_pool_id}',
    computed: {
      cidr: '10.{number:0-255}.0.0/{netmask_length}',
      netmask_length: null,
      ipam_pool_cidr_id: 'ipam-pool-cidr-{hex:32}',
    },
    validation: { cidr: { format: 'cidr' }, netmask_length: { range: [0, 128] } },
    conflictsWith: [['netmask_length', 'cidr']],
  },

  aws_vpc_ipam_preview_next_cidr: {
    forceNew: ['disallowed_cidrs', 'ipam_pool_id', 'netmask_length'],
    id: '{cidr}_{ipam_pool_id}',
    computed: { cidr: '10.{number:0-255}.0.0/{netmask_length}' },
    validation: { netmask_length: { range: [0, 128] } },
  },

  aws_vpc_ipam_pool_cidr_allocation: {
    optionalComputed: ['cidr'],
    forceNew: ['cidr', 'description', 'disallowed_cidrs', 'ipam_pool_id', 'netmask_length'],
    id: '{ipam_pool_allocation_id}_{ipam_pool_id}',
    computed: {
      cidr: '10.{number:0-255}.0.0/{netmask_length}',
      ipam_pool_allocation_id: 'ipam-pool-alloc-{hex:32}',
      netmask_length: null,
      resource_id: '',
      resource_owner: '{account}',
      resource_type: 'custom',
    },
    validation: { cidr: { format: 'cidr' }, netmask_length: { range: [0, 128] } },
    conflictsWith: [['cidr', 'netmask_length']],
  },
};
