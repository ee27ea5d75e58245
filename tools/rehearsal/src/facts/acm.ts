import type { FactsByType } from './resource-facts';

/** Certificates and private certificate authorities. */
export const acm: FactsByType = {
  // The provider adds `domain_name` to `subject_alternative_names`.
  aws_acm_certificate: {
    optionalComputed: [
      'domain_name',
      'key_algorithm',
      'subject_alternative_names',
      'validation_method',
      'options.export',
    ],
    sensitive: ['private_key'],
    forceNew: [
      'certificate_authority_arn',
      'domain_name',
      'key_algorithm',
      'subject_alternative_names',
      'validation_method',
      'validation_option',
    ],
    defaults: { 'options.certificate_transparency_logging_preference': 'ENABLED' },
    id: '{arn}',
    arn: 'arn:{partition}:acm:{region}:{account}:certificate/{uuid}',
    computed: {
      domain_name: '',
      key_algorithm: 'RSA_2048',
      subject_alternative_names: ['{domain_name}'],
      validation_method: 'NONE',
      'options.export': 'DISABLED',
      not_after: '',
      not_before: '',
      pending_renewal: false,
      renewal_eligibility: 'INELIGIBLE',
      renewal_summary: [],
      status: 'PENDING_VALIDATION',
      type: 'AMAZON_ISSUED',
      validation_emails: [],
    },
    perElement: {
      domain_validation_options: {
        of: 'subject_alternative_names',
        value: {
          domain_name: '{element}',
          resource_record_name: '_{hex:32:{element}}.{element}.',
          resource_record_type: 'CNAME',
          resource_record_value: '_{hex:32}.{alnum:10}.acm-validations.aws.',
        },
      },
    },
    variants: [
      {
        when: { domain_name: null },
        computed: { type: 'IMPORTED', status: 'ISSUED', not_before: '{time}', not_after: '2027-01-01T00:00:00Z' },
      },
    ],
    knownAtPlan: ['subject_alternative_names'],
    validation: {
      certificate_authority_arn: { format: 'arn' },
      key_algorithm: {
        enum: ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
      },
      'options.certificate_transparency_logging_preference': { enum: ['ENABLED', 'DISABLED'] },
      'options.export': { enum: ['ENABLED', 'DISABLED'] },
      validation_method: { enum: ['DNS', 'EMAIL', 'HTTP'] },
      domain_name: { not: /\.$/ },
      subject_alternative_names: { length: [1, 253], not: /\.$/ },
    },
    conflictsWith: [
      ['certificate_authority_arn', 'certificate_body', 'validation_method'],
      ['certificate_authority_arn', 'private_key', 'validation_method'],
      ['certificate_authority_arn', 'validation_method', 'certificate_chain'],
      ['certificate_body', 'domain_name'],
      ['certificate_chain', 'domain_name'],
      ['certificate_body', 'validation_method', 'early_renewal_duration'],
      ['validation_method', 'certificate_chain', 'early_renewal_duration'],
      ['private_key', 'validation_method', 'early_renewal_duration'],
      ['certificate_body', 'key_algorithm'],
      ['certificate_chain', 'key_algorithm'],
      ['private_key', 'key_algorithm'],
      ['certificate_body', 'options.certificate_transparency_logging_preference'],
      ['certificate_chain', 'options.certificate_transparency_logging_preference'],
      ['private_key', 'options.certificate_transparency_logging_preference'],
      ['certificate_body', 'subject_alternative_names'],
      ['certificate_chain', 'subject_alternative_names'],
      ['private_key', 'subject_alternative_names'],
      ['certificate_body', 'validation_option'],
      ['certificate_chain', 'validation_option'],
      ['private_key', 'validation_option'],
    ],
    exactlyOneOf: [['domain_name', 'private_key']],
    requiredWith: [['certificate_body', 'private_key']],
  },

  aws_acm_certificate_validation: {
    forceNew: ['certificate_arn', 'validation_record_fqdns'],
    id: '2026-01-01 00:00:00 +0000 UTC',
  },

  aws_acmpca_certificate_authority: {
    optionalComputed: [
      'key_storage_security_standard',
      'usage_mode',
      'revocation_configuration.crl_configuration.s3_object_acl',
    ],
    forceNew: ['certificate_authority_configuration', 'key_storage_security_standard', 'type', 'usage_mode'],
    defaults: { enabled: true, type: 'SUBORDINATE', permanent_deletion_time_in_days: 30 },
    id: '{arn}',
    arn: 'arn:{partition}:acm-pca:{region}:{account}:certificate-authority/{uuid}',
    computed: {
      key_storage_security_standard: 'FIPS_140_2_LEVEL_3_OR_HIGHER',
      usage_mode: 'GENERAL_PURPOSE',
      certificate: '',
      certificate_chain: '',
      certificate_signing_request:
        '-----BEGIN CERTIFICATE REQUEST-----\n{alnum:64}\n-----END CERTIFICATE REQUEST-----\n',
      not_after: '',
      not_before: '',
      serial: '',
      'revocation_configuration.crl_configuration.s3_object_acl': 'PUBLIC_READ',
    },
    validation: {
      permanent_deletion_time_in_days: { range: [7, 30] },
      type: { enum: ['ROOT', 'SUBORDINATE'] },
      usage_mode: { enum: ['GENERAL_PURPOSE', 'SHORT_LIVED_CERTIFICATE'] },
      key_storage_security_standard: {
        enum: ['FIPS_140_2_LEVEL_2_OR_HIGHER', 'FIPS_140_2_LEVEL_3_OR_HIGHER', 'CCPC_LEVEL_1_OR_HIGHER'],
      },
      'certificate_authority_configuration.key_algorithm': {
        enum: [
          'RSA_2048',
          'RSA_3072',
          'RSA_4096',
          'EC_prime256v1',
          'EC_secp384r1',
          'EC_secp521r1',
          'SM2',
          'ML_DSA_44',
          'ML_DSA_65',
          'ML_DSA_87',
        ],
      },
      'certificate_authority_configuration.signing_algorithm': {
        enum: [
          'SHA256WITHECDSA',
          'SHA384WITHECDSA',
          'SHA512WITHECDSA',
          'SHA256WITHRSA',
          'SHA384WITHRSA',
          'SHA512WITHRSA',
          'SM3WITHSM2',
          'ML_DSA_44',
          'ML_DSA_65',
          'ML_DSA_87',
        ],
      },
      'revocation_configuration.crl_configuration.expiration_in_days': { range: [1, 5000] },
      'revocation_configuration.crl_configuration.s3_object_acl': {
        enum: ['PUBLIC_READ', 'BUCKET_OWNER_FULL_CONTROL'],
      },
    },
  },
};
