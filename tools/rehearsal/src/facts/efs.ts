import type { FactsByType } from './resource-facts';

/** Elastic File System. */
export const efs: FactsByType = {
  aws_efs_file_system: {
    optionalComputed: [
      'availability_zone_name',
      'creation_token',
      'encrypted',
      'kms_key_id',
      'performance_mode',
      'protection.replication_overwrite',
    ],
    forceNew: ['availability_zone_name', 'creation_token', 'encrypted', 'kms_key_id', 'performance_mode'],
    defaults: { throughput_mode: 'bursting' },
    id: 'fs-{hex:17}',
    arn: 'arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}',
    computed: {
      availability_zone_name: '',
      creation_token: 'terraform-{digits:26}',
      encrypted: false,
      kms_key_id: '',
      performance_mode: 'generalPurpose',
      'protection.replication_overwrite': 'ENABLED',
      availability_zone_id: '',
      dns_name: '{id}.efs.{region}.{dnsSuffix}',
      name: '',
      number_of_mount_targets: 0,
      owner_id: '{account}',
      size_in_bytes: [{ value: 6144, value_in_ia: 0, value_in_standard: 6144 }],
    },
    items: { lifecycle_policy: [0, 3] },
    uniqueBy: ['creation_token'],
    validation: {
      availability_zone_name: { length: [1, Infinity] },
      creation_token: { length: [0, 64] },
      kms_key_id: { format: 'arn' },
      'lifecycle_policy.transition_to_archive': {
        enum: [
          'AFTER_1_DAY',
          'AFTER_7_DAYS',
          'AFTER_14_DAYS',
          'AFTER_30_DAYS',
          'AFTER_60_DAYS',
          'AFTER_90_DAYS',
          'AFTER_180_DAYS',
          'AFTER_270_DAYS',
          'AFTER_365_DAYS',
        ],
      },
      'lifecycle_policy.transition_to_ia': {
        enum: [
          'AFTER_1_DAY',
          'AFTER_7_DAYS',
          'AFTER_14_DAYS',
          'AFTER_30_DAYS',
          'AFTER_60_DAYS',
          'AFTER_90_DAYS',
          'AFTER_180_DAYS',
          'AFTER_270_DAYS',
          'AFTER_365_DAYS',
        ],
      },
      'lifecycle_policy.transition_to_primary_storage_class': { enum: ['AFTER_1_ACCESS'] },
      performance_mode: { enum: ['generalPurpose', 'maxIO'] },
      'protection.replication_overwrite': { enum: ['ENABLED', 'DISABLED'] },
      throughput_mode: { enum: ['bursting', 'provisioned', 'elastic'] },
    },
  },

  aws_efs_file_system_policy: {
    forceNew: ['file_system_id'],
    defaults: { bypass_policy_lockout_safety_check: false },
    id: '{file_system_id}',
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },

  aws_efs_backup_policy: {
    forceNew: ['file_system_id'],
    id: '{file_system_id}',
    validation: { 'backup_policy.status': { enum: ['ENABLED', 'DISABLED'] } },
  },

  aws_efs_access_point: {
    optionalComputed: ['root_directory.path'],
    forceNew: ['file_system_id', 'posix_user', 'root_directory'],
    id: 'fsap-{hex:17}',
    arn: 'arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}',
    computed: {
      'root_directory.path': '/',
      file_system_arn: 'arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{file_system_id}',
      owner_id: '{account}',
    },
  },

  aws_efs_mount_target: {
    optionalComputed: ['ip_address', 'ip_address_type', 'ipv6_address', 'security_groups'],
    forceNew: ['file_system_id', 'ip_address', 'ip_address_type', 'ipv6_address', 'subnet_id'],
    id: 'fsmt-{hex:17}',
    computed: {
      ip_address: '10.0.{number:0-255}.{number:4-254}',
      ip_address_type: 'IPV4_ONLY',
      ipv6_address: '',
      security_groups: ['sg-{hex:17}'],
      availability_zone_name: '{region}a',
      availability_zone_id: '{availability_zone_name:zoneId}',
      dns_name: '{file_system_id}.efs.{region}.{dnsSuffix}',
      file_system_arn: 'arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{file_system_id}',
      mount_target_dns_name: '{availability_zone_name}.{file_system_id}.efs.{region}.{dnsSuffix}',
      network_interface_id: 'eni-{hex:17}',
      owner_id: '{account}',
    },
    uniqueBy: ['file_system_id', 'subnet_id'],
    validation: {
      ip_address: { format: 'ipv4' },
      ip_address_type: { enum: ['IPV4_ONLY', 'IPV6_ONLY', 'DUAL_STACK'] },
      ipv6_address: { format: 'ipv6' },
    },
  },

  aws_efs_replication_configuration: {
    optionalComputed: ['destination.file_system_id', 'destination.region'],
    forceNew: ['destination', 'source_file_system_id'],
    id: '{source_file_system_id}',
    computed: {
      'destination.file_system_id': 'fs-{hex:17}',
      'destination.region': '{region}',
      creation_time: '{time}',
      original_source_file_system_arn:
        'arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{source_file_system_id}',
      source_file_system_arn:
        'arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{source_file_system_id}',
      source_file_system_region: '{region}',
      'destination.status': 'ENABLED',
    },
    validation: { 'destination.region': { format: 'region' } },
    atLeastOneOf: [['destination.availability_zone_name', 'destination.region']],
  },
};
