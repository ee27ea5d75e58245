import type { AttributeRule } from './attribute-rule';
import type { FactsByType } from './resource-facts';

/** What AWS gives a key whose maker names no policy. */
const defaultPolicy =
  '{"Id":"key-default-1","Statement":[{"Action":"kms:*","Effect":"Allow","Principal":{"AWS":"arn:{partition}:iam::{account}:root"},"Resource":"*","Sid":"Enable IAM User Permissions"}],"Version":"2012-10-17"}';

const aliasName: AttributeRule = { pattern: /^alias\/[0-9A-Za-z_/-]+$/, not: /^alias\/aws\// };

const principal: AttributeRule = { pattern: /^arn:|^[0-9a-z.-]+\.amazonaws\.com(?:\.cn)?$/ };

/** KMS keys and what refers to them. */
export const kms: FactsByType = {
  aws_kms_key: {
    optionalComputed: ['description', 'multi_region', 'policy', 'rotation_period_in_days'],
    forceNew: ['custom_key_store_id', 'customer_master_key_spec', 'key_usage', 'multi_region', 'xks_key_id'],
    defaults: {
      bypass_policy_lockout_safety_check: false,
      customer_master_key_spec: 'SYMMETRIC_DEFAULT',
      enable_key_rotation: false,
      is_enabled: true,
      key_usage: 'ENCRYPT_DECRYPT',
    },
    id: '{key_id}',
    arn: 'arn:{partition}:kms:{region}:{account}:key/{key_id}',
    computed: {
      description: '',
      key_id: '{uuid:key}',
      multi_region: false,
      policy: defaultPolicy,
      rotation_period_in_days: 0,
    },
    variants: [
      { when: { multi_region: true }, computed: { key_id: 'mrk-{hex:32:key}' } },
      { when: { enable_key_rotation: true }, computed: { rotation_period_in_days: 365 } },
    ],
    json: ['policy'],
    validation: {
      custom_key_store_id: { length: [1, 22] },
      deletion_window_in_days: { range: [7, 30] },
      description: { length: [0, 8192] },
      key_usage: { enum: ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'] },
      policy: { format: 'json' },
      rotation_period_in_days: { range: [90, 2560] },
      xks_key_id: { length: [1, 128] },
      customer_master_key_spec: {
        enum: [
          'SYMMETRIC_DEFAULT',
          'RSA_2048',
          'RSA_3072',
          'RSA_4096',
          'ECC_NIST_P256',
          'ECC_NIST_P384',
          'ECC_NIST_P521',
          'ECC_SECG_P256K1',
          'ECC_NIST_EDWARDS25519',
          'HMAC_224',
          'HMAC_256',
          'HMAC_384',
          'HMAC_512',
          'SM2',
          'ML_DSA_44',
          'ML_DSA_65',
          'ML_DSA_87',
        ],
      },
    },
    requiredWith: [
      ['rotation_period_in_days', 'enable_key_rotation'],
      ['xks_key_id', 'custom_key_store_id'],
    ],
  },

  aws_kms_key_policy: {
    defaults: { bypass_policy_lockout_safety_check: false },
    id: '{key_id}',
    json: ['policy'],
    validation: { key_id: { length: [1, 2048] }, policy: { format: 'json' } },
  },

  aws_kms_replica_key: {
    optionalComputed: ['policy'],
    forceNew: ['primary_key_arn'],
    defaults: { bypass_policy_lockout_safety_check: false, deletion_window_in_days: 30, enabled: true },
    id: '{key_id}',
    arn: 'arn:{partition}:kms:{region}:{account}:key/{key_id}',
    computed: {
      key_id: '{primary_key_arn:last:/}',
      key_rotation_enabled: false,
      key_spec: 'SYMMETRIC_DEFAULT',
      key_usage: 'ENCRYPT_DECRYPT',
      policy: defaultPolicy,
    },
    json: ['policy'],
    validation: {
      deletion_window_in_days: { range: [7, 30] },
      description: { length: [0, 8192] },
      policy: { format: 'json' },
      primary_key_arn: { format: 'arn' },
    },
  },

  aws_kms_alias: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['name', 'name_prefix'],
    id: '{name}',
    arn: 'arn:{partition}:kms:{region}:{account}:{name}',
    computed: {
      name: '{name_prefix}{digits:26}',
      name_prefix: '',
      target_key_arn: 'arn:{partition}:kms:{region}:{account}:key/{target_key_id:last:/}',
    },
    variants: [
      { when: { name: null, name_prefix: null }, computed: { name: 'alias/{digits:26}', name_prefix: 'alias/' } },
    ],
    renewedBy: { target_key_arn: ['target_key_id'] },
    uniqueBy: ['name'],
    validation: { name: aliasName, name_prefix: aliasName },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_kms_grant: {
    sensitive: ['grant_token'],
    forceNew: [
      'constraints',
      'grant_creation_tokens',
      'grantee_principal',
      'key_id',
      'name',
      'operations',
      'retire_on_delete',
      'retiring_principal',
    ],
    defaults: { retire_on_delete: false },
    id: '{key_id}:{grant_id}',
    computed: { grant_id: '{hex:64}', grant_token: '{alnum:176}' },
    validation: {
      name: { length: [1, 256], pattern: /^[0-9A-Za-z_:/-]+$/ },
      operations: {
        enum: [
          'Decrypt',
          'Encrypt',
          'GenerateDataKey',
          'GenerateDataKeyWithoutPlaintext',
          'ReEncryptFrom',
          'ReEncryptTo',
          'Sign',
          'Verify',
          'GetPublicKey',
          'CreateGrant',
          'RetireGrant',
          'DescribeKey',
          'GenerateDataKeyPair',
          'GenerateDataKeyPairWithoutPlaintext',
          'GenerateMac',
          'VerifyMac',
          'DeriveSharedSecret',
        ],
      },
      grantee_principal: principal,
      retiring_principal: principal,
    },
  },
};
