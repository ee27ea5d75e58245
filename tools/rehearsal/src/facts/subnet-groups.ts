import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

/** Subnet groups of databases and caches. */
export const subnetGroups: FactsByType = {
  aws_db_subnet_group: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['name', 'name_prefix'],
    defaults: { description: 'Managed by Terraform' },
    id: '{name}',
    arn: 'arn:{partition}:rds:{region}:{account}:subgrp:{name}',
    computed: { ...generatedName.computed, supported_network_types: ['IPV4'], vpc_id: 'vpc-{hex:17}' },
    variants: [generatedName.variant],
    uniqueBy: ['name'],
    validation: {
      name: { pattern: /^[ .0-9a-z_-]+$/, length: [0, 255], not: /^default$/i },
      name_prefix: { pattern: /^[ .0-9a-z_-]+$/, length: [0, 229] },
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_elasticache_subnet_group: {
    forceNew: ['name'],
    defaults: { description: 'Managed by Terraform' },
    id: '{name:lower}',
    arn: 'arn:{partition}:elasticache:{region}:{account}:subnetgroup:{name:lower}',
    computed: { vpc_id: 'vpc-{hex:17}' },
    caseInsensitive: ['name'],
    uniqueBy: ['name'],
  },

  aws_redshift_subnet_group: {
    forceNew: ['name'],
    defaults: { description: 'Managed by Terraform' },
    id: '{name}',
    arn: 'arn:{partition}:redshift:{region}:{account}:subnetgroup:{name}',
    uniqueBy: ['name'],
    validation: { name: { pattern: /^[0-9a-z-]+$/, length: [1, 255], not: /^default$/i } },
  },

  aws_memorydb_subnet_group: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['name', 'name_prefix'],
    defaults: { description: 'Managed by Terraform' },
    id: '{name}',
    arn: 'arn:{partition}:memorydb:{region}:{account}:subnetgroup/{name}',
    computed: { ...generatedName.computed, vpc_id: 'vpc-{hex:17}' },
    variants: [generatedName.variant],
    uniqueBy: ['name'],
    conflictsWith: [['name', 'name_prefix']],
  },
};
