import type { FactsByType } from './resource-facts';

/** Settings of EC2 that hold for an account and Region. */
export const ec2Account: FactsByType = {
  aws_ebs_encryption_by_default: {
    defaults: { enabled: true },
    id: 'terraform-{digits:26}',
  },

  aws_ebs_default_kms_key: {
    forceNew: ['key_arn'],
    id: '{key_arn}',
    validation: { key_arn: { format: 'arn' } },
  },

  aws_ebs_snapshot_block_public_access: {
    id: '{region}',
    validation: { state: { enum: ['block-all-sharing', 'block-new-sharing', 'unblocked'] } },
  },

  aws_ec2_image_block_public_access: {
    id: '{account}',
    validation: { state: { enum: ['block-new-sharing', 'unblocked'] } },
  },

  aws_ec2_instance_metadata_defaults: {
    optionalComputed: ['http_endpoint', 'http_put_response_hop_limit', 'http_tokens', 'instance_metadata_tags'],
    defaults: {
      http_endpoint: 'no-preference',
      http_put_response_hop_limit: -1,
      http_tokens: 'no-preference',
      instance_metadata_tags: 'no-preference',
    },
    id: '{account}',
    validation: {
      http_endpoint: { enum: ['enabled', 'disabled', 'no-preference'] },
      http_tokens: { enum: ['optional', 'required', 'no-preference'] },
      instance_metadata_tags: { enum: ['enabled', 'disabled', 'no-preference'] },
      http_put_response_hop_limit: { range: [-1, 64] },
    },
    atLeastOneOf: [['http_endpoint', 'http_put_response_hop_limit', 'http_tokens', 'instance_metadata_tags']],
  },

  aws_ec2_serial_console_access: {
    defaults: { enabled: true },
    id: '{account}',
  },
};
