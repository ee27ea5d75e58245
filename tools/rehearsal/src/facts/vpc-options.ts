import type { FactsByType } from './resource-facts';

/** DHCP options, flow logs and account-wide settings of VPCs. */
export const vpcOptions: FactsByType = {
  aws_vpc_dhcp_options: {
    forceNew: [
      'domain_name',
      'domain_name_servers',
      'ipv6_address_preferred_lease_time',
      'netbios_name_servers',
      'netbios_node_type',
      'ntp_servers',
    ],
    id: 'dopt-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:dhcp-options/{id}',
    computed: { owner_id: '{account}' },
    atLeastOneOf: [
      [
        'domain_name',
        'domain_name_servers',
        'ipv6_address_preferred_lease_time',
        'netbios_name_servers',
        'netbios_node_type',
        'ntp_servers',
      ],
    ],
  },

  aws_vpc_dhcp_options_association: {
    forceNew: ['vpc_id'],
    id: '{dhcp_options_id}-{vpc_id}',
    renewedBy: { id: ['dhcp_options_id'] },
  },

  aws_vpc_block_public_access_options: {
    id: '{region}',
    computed: { aws_account_id: '{account}', aws_region: '{region}' },
    validation: { internet_gateway_block_mode: { enum: ['off', 'block-bidirectional', 'block-ingress'] } },
  },

  aws_flow_log: {
    optionalComputed: ['log_destination', 'log_format'],
    forceNew: [
      'deliver_cross_account_role',
      'destination_options',
      'eni_id',
      'iam_role_arn',
      'log_destination',
      'log_destination_type',
      'log_format',
      'max_aggregation_interval',
      'regional_nat_gateway_id',
      'subnet_id',
      'traffic_type',
      'transit_gateway_attachment_id',
      'transit_gateway_id',
      'vpc_id',
    ],
    defaults: {
      'destination_options.file_format': 'plain-text',
      'destination_options.hive_compatible_partitions': false,
      'destination_options.per_hour_partition': false,
      log_destination_type: 'cloud-watch-logs',
      max_aggregation_interval: 600,
    },
    id: 'fl-{hex:17}',
    arn: 'arn:{partition}:ec2:{region}:{account}:vpc-flow-log/{id}',
    computed: {
      log_destination: '',
      log_format:
        '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}',
    },
    validation: {
      deliver_cross_account_role: { format: 'arn' },
      'destination_options.file_format': { enum: ['plain-text', 'parquet'] },
      iam_role_arn: { format: 'arn' },
      log_destination: { format: 'arn' },
      log_destination_type: { enum: ['cloud-watch-logs', 's3', 'kinesis-data-firehose'] },
      traffic_type: { enum: ['ACCEPT', 'REJECT', 'ALL'] },
      max_aggregation_interval: { enum: [60, 600] },
    },
    exactlyOneOf: [
      [
        'eni_id',
        'regional_nat_gateway_id',
        'subnet_id',
        'vpc_id',
        'transit_gateway_id',
        'transit_gateway_attachment_id',
      ],
    ],
  },

  aws_ec2_tag: {
    forceNew: ['key', 'resource_id'],
    id: '{resource_id},{key}',
  },

  aws_vpc_block_public_access_exclusion: {
    forceNew: ['subnet_id', 'vpc_id'],
    id: 'vpcbpa-exclude-{hex:17}',
    computed: { resource_arn: 'arn:{partition}:ec2:{region}:{account}:vpc/{vpc_id}' },
    variants: [
      {
        when: { vpc_id: null },
        computed: { resource_arn: 'arn:{partition}:ec2:{region}:{account}:subnet/{subnet_id}' },
      },
    ],
    validation: { internet_gateway_exclusion_mode: { enum: ['allow-bidirectional', 'allow-egress'] } },
    exactlyOneOf: [['subnet_id', 'vpc_id']],
  },
};
