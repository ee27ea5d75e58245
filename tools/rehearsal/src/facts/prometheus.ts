import type { FactsByType } from './resource-facts';

/** Amazon Managed Service for Prometheus. */
export const prometheus: FactsByType = {
  aws_prometheus_workspace: {
    forceNew: ['kms_key_arn'],
    forceNewWhen: { alias: 'removed' },
    id: 'ws-{uuid}',
    arn: 'arn:{partition}:aps:{region}:{account}:workspace/{id}',
    computed: { prometheus_endpoint: 'https://aps-workspaces.{region}.{dnsSuffix}/workspaces/{id}/' },
    validation: { kms_key_arn: { format: 'arn' }, 'logging_configuration.log_group_arn': { format: 'arn' } },
  },

  aws_prometheus_workspace_configuration: {
    optionalComputed: ['retention_period_in_days'],
    forceNew: ['workspace_id'],
    computed: { retention_period_in_days: 150 },
    validation: {
      limits_per_label_set: { size: [1, Infinity] },
      'limits_per_label_set.limits': { size: [1, 1] },
      'limits_per_label_set.limits.max_series': { range: [0, Infinity] },
      retention_period_in_days: { range: [1, Infinity] },
    },
  },

  aws_prometheus_alert_manager_definition: {
    forceNew: ['workspace_id'],
    id: '{workspace_id}',
    uniqueBy: ['workspace_id'],
  },

  aws_prometheus_rule_group_namespace: {
    forceNew: ['name', 'workspace_id'],
    id: '{arn}',
    arn: 'arn:{partition}:aps:{region}:{account}:rulegroupsnamespace/{workspace_id}/{name}',
    uniqueBy: ['workspace_id', 'name'],
  },

  aws_prometheus_scraper: {
    optionalComputed: ['source.eks.security_group_ids'],
    forceNew: ['source'],
    id: 's-{uuid}',
    arn: 'arn:{partition}:aps:{region}:{account}:scraper/{id}',
    computed: {
      role_arn:
        'arn:{partition}:iam::{account}:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper_{alnum:26}',
      'source.eks.security_group_ids': ['sg-{hex:17}'],
    },
    validation: {
      'destination.amp': { size: [0, 1] },
      'destination.amp.workspace_arn': { format: 'arn' },
      role_configuration: { size: [0, 1] },
      'role_configuration.source_role_arn': { format: 'arn' },
      'role_configuration.target_role_arn': { format: 'arn' },
      'source.eks.cluster_arn': { format: 'arn' },
      destination: { size: [1, 1] },
      source: { size: [1, 1] },
      'source.eks': { size: [1, 1] },
      'source.eks.subnet_ids': { size: [1, Infinity] },
    },
    requiredWith: [['role_configuration.source_role_arn', 'role_configuration.target_role_arn']],
  },

  aws_prometheus_query_logging_configuration: {
    forceNew: ['workspace_id'],
    uniqueBy: ['workspace_id'],
    validation: {
      destination: { size: [1, Infinity] },
      'destination.cloudwatch_logs': { size: [1, 1] },
      'destination.cloudwatch_logs.log_group_arn': { format: 'arn' },
      'destination.filters': { size: [1, 1] },
      'destination.filters.qsp_threshold': { range: [0, Infinity] },
    },
  },

  aws_prometheus_resource_policy: {
    optionalComputed: ['revision_id'],
    forceNew: ['workspace_id'],
    computed: { revision_id: '{digits:10}' },
    renewedBy: { revision_id: ['*'] },
    json: ['policy_document'],
    validation: { policy_document: { format: 'json' } },
  },
};
