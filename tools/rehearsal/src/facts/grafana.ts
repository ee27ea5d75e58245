import type { FactsByType } from './resource-facts';

/** Amazon Managed Grafana. */
export const grafana: FactsByType = {
  aws_grafana_workspace: {
    optionalComputed: ['configuration', 'grafana_version', 'name'],
    forceNew: ['authentication_providers'],
    id: 'g-{hex:10}',
    arn: 'arn:{partition}:grafana:{region}:{account}:/workspaces/{id}',
    computed: {
      configuration: '{"unifiedAlerting":{"enabled":false},"plugins":{"pluginAdminEnabled":false}}',
      grafana_version: '10.4',
      name: '',
      endpoint: '{id}.grafana-workspace.{region}.{dnsSuffix}',
      saml_configuration_status: 'NOT_CONFIGURED',
    },
    variants: [{ when: { authentication_providers: ['AWS_SSO'] }, computed: { saml_configuration_status: '' } }],
    json: ['configuration'],
    validation: {
      account_access_type: { enum: ['CURRENT_ACCOUNT', 'ORGANIZATION'] },
      configuration: { format: 'json' },
      data_sources: {
        enum: [
          'AMAZON_OPENSEARCH_SERVICE',
          'ATHENA',
          'CLOUDWATCH',
          'PROMETHEUS',
          'REDSHIFT',
          'SITEWISE',
          'TIMESTREAM',
          'TWINMAKER',
          'XRAY',
        ],
      },
      permission_type: { enum: ['CUSTOMER_MANAGED', 'SERVICE_MANAGED'] },
      role_arn: { format: 'arn' },
      'network_access_control.prefix_list_ids': { size: [0, 100] },
      'network_access_control.vpce_ids': { size: [0, 100] },
      'vpc_configuration.security_group_ids': { size: [0, 100] },
      'vpc_configuration.subnet_ids': { size: [2, 100] },
      authentication_providers: { enum: ['AWS_SSO', 'SAML'] },
      notification_destinations: { enum: ['SNS'] },
    },
  },

  aws_grafana_workspace_saml_configuration: {
    optionalComputed: ['email_assertion', 'login_assertion', 'login_validity_duration', 'name_assertion'],
    forceNew: ['workspace_id'],
    id: '{workspace_id}',
    computed: {
      email_assertion: 'mail',
      login_assertion: 'mail',
      login_validity_duration: 60,
      name_assertion: 'displayName',
      status: 'CONFIGURED',
    },
    exactlyOneOf: [['idp_metadata_url', 'idp_metadata_xml']],
  },

  aws_grafana_role_association: {
    forceNew: ['workspace_id'],
    id: '{workspace_id}/{role}',
    validation: { role: { enum: ['ADMIN', 'EDITOR', 'VIEWER'] } },
  },

  aws_grafana_workspace_service_account: {
    forceNew: ['grafana_role', 'name', 'workspace_id'],
    id: '{workspace_id},{service_account_id}',
    computed: { service_account_id: '{number:2-999}' },
    uniqueBy: ['workspace_id', 'name'],
    validation: { grafana_role: { enum: ['ADMIN', 'EDITOR', 'VIEWER'] }, name: { length: [1, 128] } },
  },
};
