import type { FactsByType } from './resource-facts';

/** What VPC Lattice leads to. */
export const vpcLatticeTarget: FactsByType = {
  aws_vpclattice_target_group: {
    optionalComputed: [
      'config.health_check.port',
      'config.health_check.protocol',
      'config.ip_address_type',
      'config.lambda_event_structure_version',
      'config.port',
      'config.protocol',
      'config.protocol_version',
    ],
    forceNew: [
      'name',
      'type',
      'config.ip_address_type',
      'config.lambda_event_structure_version',
      'config.port',
      'config.protocol',
      'config.protocol_version',
      'config.vpc_identifier',
    ],
    defaults: {
      'config.health_check.enabled': true,
      'config.health_check.health_check_interval_seconds': 30,
      'config.health_check.health_check_timeout_seconds': 5,
      'config.health_check.healthy_threshold_count': 5,
      'config.health_check.matcher.value': '200',
      'config.health_check.path': '/',
      'config.health_check.protocol_version': 'HTTP1',
      'config.health_check.unhealthy_threshold_count': 2,
    },
    id: 'tg-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:targetgroup/{id}',
    computed: {
      'config.ip_address_type': 'IPV4',
      'config.lambda_event_structure_version': '',
      'config.port': 443,
      'config.protocol': 'HTTPS',
      'config.protocol_version': 'HTTP1',
      'config.health_check.port': 0,
      'config.health_check.protocol': 'HTTP',
      status: 'ACTIVE',
    },
    variants: [{ when: { 'config.protocol': 'HTTP' }, computed: { 'config.port': 80 } }],
    uniqueBy: ['name'],
    validation: {
      'config.health_check.health_check_interval_seconds': { range: [5, 300] },
      'config.health_check.health_check_timeout_seconds': { range: [1, 120] },
      'config.health_check.healthy_threshold_count': { range: [2, 10] },
      'config.health_check.port': { range: [0, 65535] },
      'config.health_check.protocol': { enum: ['HTTP', 'HTTPS', 'TCP'] },
      'config.health_check.protocol_version': { enum: ['HTTP1', 'HTTP2'] },
      'config.health_check.unhealthy_threshold_count': { range: [2, 10] },
      'config.ip_address_type': { enum: ['IPV4', 'IPV6'] },
      'config.lambda_event_structure_version': { enum: ['V1', 'V2'] },
      'config.port': { range: [0, 65535] },
      'config.protocol': { enum: ['HTTP', 'HTTPS', 'TCP'] },
      'config.protocol_version': { enum: ['HTTP1', 'HTTP2', 'GRPC'] },
      name: { length: [3, 128] },
      type: { enum: ['IP', 'LAMBDA', 'INSTANCE', 'ALB'] },
    },
  },

  aws_vpclattice_target_group_attachment: {
    optionalComputed: ['target.port'],
    forceNew: ['target', 'target_group_identifier'],
    id: '{target_group_identifier}/{target.id}/{target.port}',
    computed: { 'target.port': 443 },
    validation: { 'target.id': { length: [1, 2048] }, 'target.port': { range: [0, 65535] } },
  },

  aws_vpclattice_resource_gateway: {
    optionalComputed: ['ip_address_type', 'ipv4_addresses_per_eni', 'security_group_ids'],
    forceNew: ['ip_address_type', 'ipv4_addresses_per_eni', 'name', 'subnet_ids', 'vpc_id'],
    id: 'rgw-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:resourcegateway/{id}',
    computed: {
      ip_address_type: 'IPV4',
      ipv4_addresses_per_eni: 16,
      security_group_ids: ['sg-{hex:17}'],
      status: 'ACTIVE',
    },
    validation: {
      ip_address_type: { enum: ['IPV4', 'IPV6', 'DUALSTACK'] },
      ipv4_addresses_per_eni: { range: [1, 62] },
      name: { length: [3, 40] },
    },
  },

  aws_vpclattice_resource_configuration: {
    optionalComputed: [
      'allow_association_to_shareable_service_network',
      'domain_verification_id',
      'port_ranges',
      'protocol',
      'resource_gateway_identifier',
      'type',
    ],
    forceNew: [
      'name',
      'resource_configuration_group_id',
      'type',
      'resource_configuration_definition.arn_resource',
      'resource_configuration_definition.dns_resource',
    ],
    forceNewWhen: { protocol: 'configured', resource_gateway_identifier: 'configured' },
    defaults: { type: 'SINGLE' },
    id: 'rcfg-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:resourceconfiguration/{id}',
    computed: {
      allow_association_to_shareable_service_network: true,
      domain_verification_id: '',
      port_ranges: [],
      protocol: 'TCP',
      resource_gateway_identifier: '',
      domain_verification_arn: '',
      domain_verification_status: '',
    },
    validation: {
      protocol: { enum: ['TCP'] },
      resource_configuration_definition: { size: [0, 1] },
      'resource_configuration_definition.arn_resource.arn': { format: 'arn' },
      type: { enum: ['GROUP', 'CHILD', 'SINGLE', 'ARN'] },
      port_ranges: { pattern: /^\d{1,5}(?:-\d{1,5})?$/ },
      'resource_configuration_definition.dns_resource.ip_address_type': { enum: ['IPV4', 'IPV6', 'DUALSTACK'] },
    },
    conflictsWith: [
      ['resource_configuration_definition.arn_resource', 'port_ranges', 'protocol'],
      ['resource_configuration_group_id', 'protocol'],
    ],
    exactlyOneOf: [
      ['resource_configuration_group_id', 'resource_gateway_identifier'],
      [
        'resource_configuration_definition.arn_resource',
        'resource_configuration_definition.dns_resource',
        'resource_configuration_definition.ip_resource',
      ],
    ],
    atLeastOneOf: [['resource_configuration_group_id', 'protocol', 'resource_configuration_definition.arn_resource']],
    requiredWith: [
      ['resource_configuration_definition.dns_resource', 'port_ranges'],
      ['resource_configuration_definition.ip_resource', 'port_ranges'],
    ],
  },

  aws_vpclattice_service_network_resource_association: {
    forceNew: ['resource_configuration_identifier', 'service_network_identifier'],
    id: 'snra-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:servicenetworkresourceassociation/{id}',
    computed: {
      dns_entry: [
        {
          domain_name: '{id}.{resource_configuration_identifier}.{alnum:7}.vpc-lattice-rsc.{region}.on.aws',
          hosted_zone_id: 'Z{upper:20}',
        },
      ],
    },
  },

  aws_vpclattice_domain_verification: {
    forceNew: ['domain_name'],
    id: 'dv-{hex:17}',
    arn: 'arn:{partition}:vpc-lattice:{region}:{account}:domainverification/{id}',
    computed: {
      created_at: '{time}',
      last_verified_time: '',
      status: 'PENDING',
      txt_record_name: '_{alnum:16}.{domain_name}',
      txt_record_value: 'vpc-lattice-verification:{hex:32}',
    },
  },
};
