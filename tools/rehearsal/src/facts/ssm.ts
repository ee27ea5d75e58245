import type { FactsByType } from './resource-facts';

/** Systems Manager. */
export const ssm: FactsByType = {
  aws_ssm_parameter: {
    optionalComputed: ['arn', 'data_type', 'insecure_value', 'key_id', 'tier', 'value'],
    sensitive: ['value', 'value_wo'],
    forceNew: ['data_type', 'name'],
    forceNewWhen: { tier: { from: 'Advanced', to: 'Standard' } },
    id: '{name}',
    arn: 'arn:{partition}:ssm:{region}:{account}:parameter/{name:without:/}',
    computed: {
      data_type: 'text',
      // The provider reads a value back into the argument that gave it, and leaves the other one empty.
      insecure_value: null,
      key_id: '',
      tier: 'Standard',
      value: null,
      has_value_wo: false,
      version: 1,
    },
    variants: [{ when: { type: 'SecureString' }, computed: { key_id: 'alias/aws/ssm' } }],
    renewedBy: { version: ['value', 'insecure_value', 'value_wo_version', 'description'] },
    uniqueBy: ['name'],
    validation: {
      allowed_pattern: { length: [0, 1024] },
      data_type: { enum: ['aws:ec2:image', 'aws:ssm:integration', 'text'] },
      description: { length: [0, 1024] },
      name: { length: [1, 2048] },
      tier: { enum: ['Standard', 'Advanced', 'Intelligent-Tiering'] },
      type: { enum: ['String', 'StringList', 'SecureString'] },
    },
    exactlyOneOf: [['value_wo', 'insecure_value', 'value']],
    requiredWith: [
      ['value_wo', 'value_wo_version'],
      ['value_wo_version', 'value_wo'],
    ],
  },

  aws_ssm_activation: {
    optionalComputed: ['expiration_date'],
    forceNew: ['description', 'expiration_date', 'iam_role', 'name', 'registration_limit', 'tags'],
    id: '{uuid}',
    computed: {
      activation_code: '{alnum:20}',
      expiration_date: '2026-01-02T00:00:00Z',
      expired: false,
      registration_count: 0,
    },
    validation: { expiration_date: { format: 'time' } },
  },
};
