import type { Json } from '../json';
import type { AttributeRule } from './attribute-rule';
import { isEmpty, type ReplaceCondition } from './replace-condition';
import type { FactsByType } from './resource-facts';

/** What a cluster may be called, wherever it is named. */
export const clusterName: AttributeRule = { length: [1, 100], pattern: /^[0-9A-Za-z][0-9A-Za-z_-]*$/ };

/** Auto mode keeps the role of its nodes, except when it is turned off together with its role or has no node pools. */
const autoModeRoleLost: ReplaceCondition = ({ before, after, planned }) => {
  if (isEmpty(before)) return false;
  const [compute] = (planned['compute_config'] ?? []) as readonly { enabled?: Json; node_pools?: Json }[];
  const turnedOff = compute?.enabled !== true || isEmpty(compute.node_pools ?? null);
  return !(isEmpty(after) && turnedOff);
};

/** EKS clusters, their access and add-ons. */
export const eks: FactsByType = {
  aws_eks_cluster: {
    optionalComputed: [
      'deletion_protection',
      'version',
      'access_config.authentication_mode',
      'compute_config.enabled',
      'control_plane_scaling_config.tier',
      'kubernetes_network_config.elastic_load_balancing.enabled',
      'kubernetes_network_config.ip_family',
      'kubernetes_network_config.service_ipv4_cidr',
      'storage_config.block_storage.enabled',
      'upgrade_policy.support_type',
      'vpc_config.public_access_cidrs',
    ],
    forceNew: [
      'bootstrap_self_managed_addons',
      'name',
      'role_arn',
      'access_config.bootstrap_cluster_creator_admin_permissions',
      'kubernetes_network_config.ip_family',
      'kubernetes_network_config.service_ipv4_cidr',
      'outpost_config.control_plane_instance_type',
      'outpost_config.control_plane_placement.group_name',
    ],
    forceNewWhen: { 'compute_config.node_role_arn': autoModeRoleLost, encryption_config: 'removed' },
    defaults: {
      bootstrap_self_managed_addons: true,
      'vpc_config.endpoint_private_access': false,
      'vpc_config.endpoint_public_access': true,
    },
    id: '{name}',
    arn: 'arn:{partition}:eks:{region}:{account}:cluster/{name}',
    computed: {
      certificate_authority: [
        { data: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCnNpbXVsYXRlZAotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg==' },
      ],
      cluster_id: null,
      created_at: '{time}',
      deletion_protection: false,
      endpoint: 'https://{upper:32:cluster}.gr7.{region}.eks.{dnsSuffix}',
      identity: [{ oidc: [{ issuer: 'https://oidc.eks.{region}.{dnsSuffix}/id/{upper:32:cluster}' }] }],
      platform_version: 'eks.1',
      status: 'ACTIVE',
      version: '1.34',
      'access_config.authentication_mode': 'CONFIG_MAP',
      'compute_config.enabled': false,
      'control_plane_scaling_config.tier': 'standard',
      'kubernetes_network_config.ip_family': 'ipv4',
      'kubernetes_network_config.service_ipv4_cidr': '172.20.0.0/16',
      'kubernetes_network_config.service_ipv6_cidr': '',
      'kubernetes_network_config.elastic_load_balancing.enabled': false,
      'storage_config.block_storage.enabled': false,
      'upgrade_policy.support_type': 'EXTENDED',
      'vpc_config.cluster_security_group_id': 'sg-{hex:17}',
      'vpc_config.public_access_cidrs': ['0.0.0.0/0'],
      'vpc_config.vpc_id': 'vpc-{hex:17}',
    },
    variants: [
      {
        when: { 'kubernetes_network_config.ip_family': 'ipv6' },
        computed: {
          'kubernetes_network_config.service_ipv4_cidr': '',
          'kubernetes_network_config.service_ipv6_cidr': 'fd{hex:2}:{hex:4}:{hex:4}::/108',
        },
      },
      { when: { 'vpc_config.endpoint_public_access': false }, computed: { 'vpc_config.public_access_cidrs': [] } },
    ],
    uniqueBy: ['name'],
    validation: {
      'access_config.authentication_mode': { enum: ['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP'] },
      'compute_config.node_role_arn': { format: 'arn' },
      'encryption_config.resources': { enum: ['secrets'] },
      'kubernetes_network_config.ip_family': { enum: ['ipv4', 'ipv6'] },
      'remote_network_config.remote_node_networks.cidrs': { format: 'ipv4Cidr' },
      'remote_network_config.remote_pod_networks.cidrs': { format: 'ipv4Cidr' },
      role_arn: { format: 'arn' },
      'upgrade_policy.support_type': { enum: ['STANDARD', 'EXTENDED'] },
      'vpc_config.public_access_cidrs': { format: 'cidr' },
      name: clusterName,
      'control_plane_scaling_config.tier': { enum: ['standard', 'tier-xl', 'tier-2xl', 'tier-4xl', 'tier-8xl'] },
      'kubernetes_network_config.service_ipv4_cidr': {
        format: 'ipv4Cidr',
        pattern: /^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\..*\/(?:1[2-9]|2[0-4])$/,
      },
      'compute_config.node_pools': { enum: ['general-purpose', 'system'] },
      enabled_cluster_log_types: { enum: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] },
      'vpc_config.subnet_ids': { size: [1, Infinity] },
    },
    conflictsWith: [
      ['encryption_config', 'outpost_config'],
      ['outpost_config', 'kubernetes_network_config'],
      ['outpost_config', 'remote_network_config'],
    ],
  },

  aws_eks_addon: {
    optionalComputed: ['addon_version', 'configuration_values'],
    forceNew: ['addon_name', 'cluster_name'],
    id: '{cluster_name}:{addon_name}',
    arn: 'arn:{partition}:eks:{region}:{account}:addon/{cluster_name}/{addon_name}/{uuid}',
    computed: {
      addon_version: 'v1.0.0-eksbuild.1',
      configuration_values: '',
      created_at: '{time}',
      modified_at: '{time}',
    },
    uniqueBy: ['cluster_name', 'addon_name'],
    validation: {
      addon_name: { length: [1, Infinity] },
      'pod_identity_association.role_arn': { format: 'arn' },
      resolve_conflicts_on_update: { enum: ['NONE', 'OVERWRITE', 'PRESERVE'] },
      service_account_role_arn: { format: 'arn' },
      cluster_name: clusterName,
      addon_version: { pattern: /^v\d+\.\d+\.\d+/ },
      resolve_conflicts_on_create: { enum: ['NONE', 'OVERWRITE'] },
    },
  },

  aws_eks_access_entry: {
    optionalComputed: ['kubernetes_groups', 'user_name'],
    forceNew: ['cluster_name', 'principal_arn', 'type'],
    defaults: { type: 'STANDARD' },
    id: '{cluster_name}:{principal_arn}',
    computed: {
      access_entry_arn:
        'arn:{partition}:eks:{region}:{account}:access-entry/{cluster_name}/role/{account}/{principal_arn:last:/}/{uuid}',
      created_at: '{time}',
      modified_at: '{time}',
      kubernetes_groups: [],
      user_name: '{principal_arn}',
    },
    variants: [
      {
        when: { type: 'EC2_LINUX' },
        computed: { kubernetes_groups: ['system:nodes'], user_name: 'system:node:{{EC2PrivateDNSName}}' },
      },
      {
        when: { type: 'FARGATE_LINUX' },
        computed: { kubernetes_groups: ['system:nodes'], user_name: 'system:node:{{SessionName}}' },
      },
    ],
    uniqueBy: ['cluster_name', 'principal_arn'],
    validation: {
      principal_arn: { format: 'arn' },
      cluster_name: clusterName,
      type: {
        enum: ['STANDARD', 'EC2', 'EC2_LINUX', 'EC2_WINDOWS', 'FARGATE_LINUX', 'HYBRID_LINUX', 'HYPERPOD_LINUX'],
      },
    },
  },

  aws_eks_access_policy_association: {
    forceNew: ['access_scope', 'cluster_name', 'policy_arn', 'principal_arn'],
    id: '{cluster_name}#{principal_arn}#{policy_arn}',
    computed: { associated_at: '{time}', modified_at: '{time}' },
    validation: { policy_arn: { format: 'arn' }, principal_arn: { format: 'arn' }, cluster_name: clusterName },
  },

  aws_eks_identity_provider_config: {
    forceNew: ['cluster_name', 'oidc'],
    id: '{cluster_name}:{oidc.identity_provider_config_name}',
    arn: 'arn:{partition}:eks:{region}:{account}:identityproviderconfig/{cluster_name}/oidc/{oidc.identity_provider_config_name}/{uuid}',
    computed: { status: 'ACTIVE' },
    uniqueBy: ['cluster_name', 'oidc.identity_provider_config_name'],
    validation: {
      cluster_name: { length: [1, Infinity] },
      'oidc.client_id': { length: [1, Infinity] },
      'oidc.identity_provider_config_name': { length: [1, Infinity] },
      'oidc.issuer_url': { format: 'url', pattern: /^https:/ },
      'oidc.required_claims': { length: [1, 253] },
    },
  },

  aws_eks_pod_identity_association: {
    optionalComputed: ['disable_session_tags'],
    forceNew: ['cluster_name', 'namespace', 'service_account'],
    defaults: { disable_session_tags: false },
    id: '{association_id}',
    computed: {
      association_arn: 'arn:{partition}:eks:{region}:{account}:podidentityassociation/{cluster_name}/{association_id}',
      association_id: 'a-{alnum:17}',
      external_id: null,
      disable_session_tags: false,
    },
    uniqueBy: ['cluster_name', 'namespace', 'service_account'],
    validation: { role_arn: { format: 'arn' }, target_role_arn: { format: 'arn' } },
  },

  aws_eks_capability: {
    optionalComputed: ['configuration.argo_cd.aws_idc.idc_region', 'configuration.argo_cd.namespace'],
    forceNew: ['capability_name', 'cluster_name', 'type', 'configuration.argo_cd.aws_idc.idc_instance_arn'],
    forceNewWhen: {
      'configuration.argo_cd.aws_idc.idc_region': 'configured',
      'configuration.argo_cd.namespace': 'configured',
    },
    arn: 'arn:{partition}:eks:{region}:{account}:capability/{cluster_name}/{type:lower}/{capability_name}/{uuid}',
    computed: {
      version: 'v1.0.0',
      'configuration.argo_cd.namespace': 'argocd',
      'configuration.argo_cd.server_url': 'https://{hex:32}.eks-capabilities.{region}.{dnsSuffix}',
      'configuration.argo_cd.aws_idc.idc_region': '{region}',
      'configuration.argo_cd.aws_idc.idc_managed_application_arn':
        'arn:{partition}:sso::{account}:application/ssoins-{hex:16}/apl-{hex:16}',
    },
    uniqueBy: ['cluster_name', 'capability_name'],
    validation: {
      configuration: { size: [0, 1] },
      'configuration.argo_cd': { size: [0, 1] },
      'configuration.argo_cd.aws_idc': { size: [1, 1] },
      'configuration.argo_cd.aws_idc.idc_instance_arn': { format: 'arn' },
      'configuration.argo_cd.aws_idc.idc_region': { format: 'region' },
      'configuration.argo_cd.network_access': { size: [0, 1] },
      'configuration.argo_cd.rbac_role_mapping.identity': { size: [1, Infinity] },
      'configuration.argo_cd.rbac_role_mapping.identity.type': { enum: ['SSO_USER', 'SSO_GROUP'] },
      'configuration.argo_cd.rbac_role_mapping.role': { enum: ['ADMIN', 'EDITOR', 'VIEWER'] },
      delete_propagation_policy: { enum: ['RETAIN'] },
      role_arn: { format: 'arn' },
      type: { enum: ['ACK', 'ARGOCD', 'KRO'] },
    },
  },
};
