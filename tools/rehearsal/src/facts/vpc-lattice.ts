import type { FactsByType } from './resource-facts';

/** VPC Lattice services and networks. */
export const vpcLattice: FactsByType = {
  aws_vpclattice_service_network: {
    optionalComputed: ['auth_type'],
    forceNew: ['name'],
    id: 'sn-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:servicenetwork/{id}',
    computed: { auth_type: 'NONE' },
    uniqueBy: ['name'],
    validation: { auth_type: { enum: ['NONE', 'AWS_IAM'] }, name: { length: [3, 63] } },
  },

  aws_vpclattice_service_network_vpc_association: {
    forceNew: ['service_network_identifier', 'vpc_identifier'],
    id: 'snva-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:servicenetworkvpcassociation/{id}',
    computed: { created_by: '{account}', status: 'ACTIVE' },
    uniqueBy: ['service_network_identifier', 'vpc_identifier'],
    validation: { security_group_ids: { size: [0, 5] } },
  },

  aws_vpclattice_service_network_service_association: {
    forceNew: ['service_identifier', 'service_network_identifier'],
    id: 'snsa-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:servicenetworkserviceassociation/{id}',
    computed: {
      created_by: '{account}',
      custom_domain_name: '',
      dns_entry: [
        {
          domain_name: '{service_identifier}.{alnum:7}.vpc-lattice-svcs.{region}.on.aws',
          hosted_zone_id: 'Z{upper:20}',
        },
      ],
      status: 'ACTIVE',
    },
    uniqueBy: ['service_identifier', 'service_network_identifier'],
  },

  aws_vpclattice_service: {
    optionalComputed: ['auth_type'],
    forceNew: ['custom_domain_name', 'name'],
    id: 'svc-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:service/{id}',
    computed: {
      auth_type: 'NONE',
      status: 'ACTIVE',
      dns_entry: [
        { domain_name: '{name}-{hex:17}.{alnum:7}.vpc-lattice-svcs.{region}.on.aws', hosted_zone_id: 'Z{upper:20}' },
      ],
    },
    uniqueBy: ['name'],
    validation: {
      auth_type: { enum: ['NONE', 'AWS_IAM'] },
      certificate_arn: { format: 'arn' },
      custom_domain_name: { length: [3, 255] },
      name: { length: [3, 40] },
    },
  },

  aws_vpclattice_listener: {
    optionalComputed: ['port', 'service_arn', 'service_identifier'],
    forceNew: ['name', 'port', 'protocol'],
    defaults: { 'default_action.forward.target_groups.weight': 100 },
    id: '{service_identifier}/{listener_id}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:service/{service_identifier}/listener/{listener_id}',
    computed: {
      port: 443,
      service_arn: 'arn:{partition}:vpc-lattice:{region}:{account}:service/{service_identifier}',
      service_identifier: '{service_arn:last:/}',
      created_at: '{time}',
      last_updated_at: '{time}',
      listener_id: 'listener-{hex:17}',
    },
    variants: [{ when: { protocol: 'HTTP' }, computed: { port: 80 } }],
    validation: { port: { range: [0, 65535] }, protocol: { enum: ['HTTP', 'HTTPS', 'TLS_PASSTHROUGH'] } },
    atLeastOneOf: [['service_arn', 'service_identifier']],
  },

  aws_vpclattice_listener_rule: {
    forceNew: ['listener_identifier', 'name', 'service_identifier'],
    defaults: { 'action.forward.target_groups.weight': 100 },
    id: '{service_identifier}/{listener_identifier}/{rule_id}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:service/{service_identifier}/listener/{listener_identifier}/rule/{rule_id}',
    computed: { rule_id: 'rule-{hex:17}' },
    items: { 'match.http_match.header_matches': [0, 5] },
    validation: {
      'action.forward.target_groups.weight': { range: [0, 999] },
      name: { length: [3, 63] },
      priority: { range: [1, 2000] },
    },
  },

  aws_vpclattice_auth_policy: {
    id: '{resource_identifier}',
    renewedBy: { id: ['resource_identifier'] },
    json: ['policy'],
    validation: { policy: { format: 'json' }, resource_identifier: { format: 'arn' } },
  },

  aws_vpclattice_resource_policy: {
    forceNew: ['resource_arn'],
    id: '{resource_arn}',
    json: ['policy'],
    validation: { policy: { format: 'json' }, resource_arn: { format: 'arn' } },
  },

  aws_vpclattice_access_log_subscription: {
    optionalComputed: ['service_network_log_type'],
    forceNew: ['destination_arn', 'resource_identifier', 'service_network_log_type'],
    id: 'als-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:accesslogsubscription/{id}',
    computed: { service_network_log_type: 'SERVICE', resource_arn: '{resource_identifier}' },
    validation: { destination_arn: { format: 'arn' }, service_network_log_type: { enum: ['SERVICE', 'RESOURCE'] } },
  },
};
