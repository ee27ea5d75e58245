import type { AttributeRule } from './attribute-rule';
import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

/** A boolean that may also be unset, which the schema keeps as text. */
const truth: AttributeRule = { enum: ['', 'true', 'false'] };

/** What EC2 instances are launched from. */
export const launchTemplate: FactsByType = {
  // Every change but that of tags makes a new version, so whoever refers to `latest_version` changes as well.
  aws_launch_template: {
    optionalComputed: [
      'default_version',
      'name',
      'name_prefix',
      'block_device_mappings.ebs.iops',
      'block_device_mappings.ebs.throughput',
      'block_device_mappings.ebs.volume_initialization_rate',
      'block_device_mappings.ebs.volume_size',
      'block_device_mappings.ebs.volume_type',
      'instance_market_options.spot_options.valid_until',
      'metadata_options.http_endpoint',
      'metadata_options.http_protocol_ipv6',
      'metadata_options.http_put_response_hop_limit',
      'metadata_options.http_tokens',
      'metadata_options.instance_metadata_tags',
    ],
    forceNew: ['name', 'name_prefix'],
    id: 'lt-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:launch-template/{id}',
    computed: {
      ...generatedName.computed,
      default_version: 1,
      latest_version: 1,
      'block_device_mappings.ebs.iops': 0,
      'block_device_mappings.ebs.throughput': 0,
      'block_device_mappings.ebs.volume_initialization_rate': 0,
      'block_device_mappings.ebs.volume_size': 0,
      'block_device_mappings.ebs.volume_type': '',
      'instance_market_options.spot_options.valid_until': '',
      'metadata_options.http_endpoint': '',
      'metadata_options.http_protocol_ipv6': '',
      'metadata_options.http_put_response_hop_limit': 0,
      'metadata_options.http_tokens': '',
      'metadata_options.instance_metadata_tags': '',
    },
    variants: [generatedName.variant],
    renewedBy: { latest_version: ['*'] },
    uniqueBy: ['name'],
    validation: {
      'block_device_mappings.ebs.kms_key_id': { format: 'arn' },
      'block_device_mappings.ebs.volume_type': { enum: ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'] },
      'capacity_reservation_specification.capacity_reservation_preference': {
        enum: ['open', 'none', 'capacity-reservations-only'],
      },
      'credit_specification.cpu_credits': { enum: ['standard', 'unlimited'] },
      default_version: { range: [1, Infinity] },
      description: { length: [0, 255] },
      'iam_instance_profile.arn': { format: 'arn' },
      instance_initiated_shutdown_behavior: { enum: ['stop', 'terminate'] },
      'instance_market_options.market_type': { enum: ['spot', 'capacity-block'] },
      'instance_market_options.spot_options.instance_interruption_behavior': {
        enum: ['hibernate', 'stop', 'terminate'],
      },
      'instance_market_options.spot_options.spot_instance_type': { enum: ['one-time', 'persistent'] },
      'instance_market_options.spot_options.valid_until': { format: 'time' },
      'metadata_options.http_endpoint': { enum: ['enabled', 'disabled'] },
      'metadata_options.http_protocol_ipv6': { enum: ['enabled', 'disabled'] },
      'metadata_options.http_put_response_hop_limit': { range: [1, 64] },
      'metadata_options.http_tokens': { enum: ['optional', 'required'] },
      'metadata_options.instance_metadata_tags': { enum: ['enabled', 'disabled'] },
      'network_interfaces.interface_type': { enum: ['interface', 'efa', 'efa-only'] },
      'placement.tenancy': { enum: ['default', 'dedicated', 'host'] },
      'private_dns_name_options.hostname_type': { enum: ['ip-name', 'resource-name'] },
      'block_device_mappings.ebs.delete_on_termination': truth,
      'block_device_mappings.ebs.encrypted': truth,
      'block_device_mappings.ebs.throughput': { range: [125, 2000] },
      name: { length: [3, 125], pattern: /^[\w()./-]+$/ },
      name_prefix: { length: [3, 99], pattern: /^[\w()./-]+$/ },
    },
    conflictsWith: [
      ['name', 'name_prefix'],
      ['default_version', 'update_default_version'],
      ['security_group_names', 'vpc_security_group_ids'],
      ['iam_instance_profile.arn', 'iam_instance_profile.name'],
      ['instance_requirements.allowed_instance_types', 'instance_requirements.excluded_instance_types'],
      [
        'capacity_reservation_specification.capacity_reservation_target.capacity_reservation_id',
        'capacity_reservation_specification.capacity_reservation_target.capacity_reservation_resource_group_arn',
      ],
      ['placement.host_id', 'placement.host_resource_group_arn'],
      ['instance_type', 'instance_requirements'],
    ],
  },

  aws_placement_group: {
    optionalComputed: ['partition_count', 'spread_level'],
    forceNew: ['name', 'partition_count', 'spread_level', 'strategy'],
    id: '{name}',
    arn: 'arn:{partition}:ec2:{region}:{account}:placement-group/{name}',
    computed: { partition_count: 0, spread_level: '', placement_group_id: 'pg-{hex:17}' },
    variants: [
      { when: { strategy: 'partition' }, computed: { partition_count: 2 } },
      { when: { strategy: 'spread' }, computed: { spread_level: 'rack' } },
    ],
    uniqueBy: ['name'],
    validation: {
      strategy: { enum: ['cluster', 'partition', 'spread'] },
      partition_count: { range: [0, 7] },
      spread_level: { enum: ['host', 'rack'] },
    },
  },

  aws_ec2_capacity_reservation: {
    forceNew: [
      'availability_zone',
      'ebs_optimized',
      'ephemeral_storage',
      'instance_match_criteria',
      'instance_platform',
      'instance_type',
      'tenancy',
    ],
    defaults: {
      ebs_optimized: false,
      end_date_type: 'unlimited',
      ephemeral_storage: false,
      instance_match_criteria: 'open',
      tenancy: 'default',
    },
    id: 'cr-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:capacity-reservation/{id}',
    computed: { owner_id: '{account}' },
    validation: {
      end_date: { format: 'time' },
      end_date_type: { enum: ['unlimited', 'limited'] },
      instance_match_criteria: { enum: ['open', 'targeted'] },
      outpost_arn: { format: 'arn' },
      placement_group_arn: { format: 'arn' },
      tenancy: { enum: ['default', 'dedicated'] },
    },
  },
};
