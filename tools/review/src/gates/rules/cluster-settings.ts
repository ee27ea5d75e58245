import { listOf } from '../../plan/json';
import { introduced, type Rule, type RuleContext } from '../rule';

const NEEDED_LOGS = ['api', 'audit', 'authenticator'];

/** Settings of EKS clusters; catalogues of other tools know none of those without an id of theirs. */
export const clusterSettingRules: readonly Rule[] = [
  {
    id: 'LF-EKS-001',
    title: 'The aws-auth ConfigMap decides who gets in',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale:
        'Whoever can edit one ConfigMap becomes administrator, and no AWS API shows it; access entries are seen in CloudTrail.',
      source: 'Amazon EKS Best Practices Guide, "Cluster access management"; CIS EKS 4.1.7',
      fix: 'Set access_config.authentication_mode to API. It cannot be taken back.',
      alsoKnownAs: ['CIS EKS 4.1.7'],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) => {
            const mode = context.value(side, 'access_config', 0, 'authentication_mode');
            return mode === 'API'
              ? undefined
              : `cluster ${context.label} authenticates by ${String(mode ?? 'CONFIG_MAP')}`;
          }),
  },
  {
    id: 'LF-EKS-002',
    title: 'Whoever creates the cluster stays its administrator',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'The role that applies gets cluster-admin for ever, by an entry that no code shows.',
      source: 'Amazon EKS Best Practices Guide, "Cluster access management"',
      fix: 'Set bootstrap_cluster_creator_admin_permissions to false, and write access entries.',
      alsoKnownAs: [],
    },
    check: ({ type, action }, { value, label }) =>
      type === 'aws_eks_cluster' &&
      (action.kind === 'create' || action.kind === 'replace') &&
      value('after', 'access_config', 0, 'bootstrap_cluster_creator_admin_permissions') !== false
        ? `cluster ${label} makes its creator an administrator`
        : undefined,
  },
  {
    id: 'LF-EKS-003',
    title: 'A cluster slides into extended support',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'With EXTENDED, the default, the control plane costs six times as much from one day to the next.',
      source: 'Amazon EKS User Guide, "Cluster upgrade policy"',
      fix: 'Set upgrade_policy.support_type to STANDARD, or watch the calendar.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) =>
            context.value(side, 'upgrade_policy', 0, 'support_type') === 'STANDARD'
              ? undefined
              : `cluster ${context.label} enters extended support by itself`,
          ),
  },
  {
    id: 'LF-EKS-004',
    title: 'The control plane does not write the logs that an investigation needs',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'Without audit and authenticator logs nobody can say afterwards who did what.',
      source: 'Amazon EKS User Guide, "Send control plane logs to CloudWatch Logs"; CIS EKS 2.1.1',
      fix: `Enable at least ${NEEDED_LOGS.join(', ')}.`,
      alsoKnownAs: ['CIS EKS 2.1.1', 'FSBP EKS.8', 'CKV_AWS_37', 'AWS-0038'],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) => {
            const enabled = listOf(context.value(side, 'enabled_cluster_log_types'));
            const missing = NEEDED_LOGS.filter((each) => !enabled.includes(each));
            return missing.length === 0 ? undefined : `cluster ${context.label} writes no ${missing.join(', ')} logs`;
          }),
  },
  {
    id: 'LF-EKS-005',
    title: 'Traffic cannot be shifted away from a zone',
    severity: 'info',
    gate: 'note',
    about: {
      rationale: 'With zonal shift, an impaired zone can be left at once, or by AWS itself.',
      source: 'Amazon EKS User Guide, "Zonal shift in Amazon EKS"',
      fix: 'Set zonal_shift_config.enabled.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) =>
            context.value(side, 'zonal_shift_config', 0, 'enabled') === true
              ? undefined
              : `cluster ${context.label} has no zonal shift`,
          ),
  },
  {
    id: 'LF-EKS-006',
    title: 'The Kubernetes API has no private endpoint',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'Nodes then reach their control plane through the internet.',
      source: 'Amazon EKS User Guide, "Cluster API server endpoint"; CIS EKS 5.4.2',
      fix: 'Set vpc_config.endpoint_private_access.',
      alsoKnownAs: ['CIS EKS 5.4.2'],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) =>
            context.value(side, 'vpc_config', 0, 'endpoint_private_access') === true
              ? undefined
              : `cluster ${context.label} has no private endpoint`,
          ),
  },
  {
    id: 'LF-EKS-007',
    title: 'Somebody becomes administrator of a whole cluster',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'A cluster administrator reads every secret and runs anything on every node.',
      source: 'Amazon EKS User Guide, "Access policy permissions"; CIS EKS 4.1.1',
      fix: 'Give AmazonEKSAdminPolicy or AmazonEKSEditPolicy for the namespaces that are needed.',
      alsoKnownAs: ['CIS EKS 4.1.1'],
    },
    check: ({ type }, context) => {
      if (type === 'aws_eks_access_policy_association') {
        return introduced(context, (side) =>
          /AmazonEKSClusterAdminPolicy$/.test(String(context.value(side, 'policy_arn'))) &&
          context.value(side, 'access_scope', 0, 'type') === 'cluster'
            ? `${String(context.value(side, 'principal_arn') ?? context.label)} becomes cluster administrator`
            : undefined,
        );
      }
      if (type !== 'aws_eks_access_entry') return undefined;
      return introduced(context, (side) =>
        listOf(context.value(side, 'kubernetes_groups')).includes('system:masters')
          ? `access entry ${context.label} is in system:masters`
          : undefined,
      );
    },
  },
  {
    id: 'LF-EKS-008',
    title: 'Pods get a role without session tags',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'Without the tags for cluster, namespace and service account, no policy can tell pods apart.',
      source: 'Amazon EKS User Guide, "Grant Pods access to AWS resources based on tags"',
      fix: 'Leave disable_session_tags off.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_pod_identity_association'
        ? undefined
        : introduced(context, (side) =>
            context.value(side, 'disable_session_tags') === true
              ? `pod identity ${context.label} passes no session tags`
              : undefined,
          ),
  },
  {
    id: 'LF-EKS-009',
    title: 'Somebody loses access to a cluster',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'Whoever is locked out may be the one who is called when the cluster fails.',
      source: 'Amazon EKS User Guide, "Grant IAM users access to Kubernetes with EKS access entries"',
      fix: 'Ask whom it concerns, and keep an administrator in every cluster.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) => {
      if (context.exists('after') || !clusterStays(context)) return undefined;
      const [cluster, principal] = ['cluster_name', 'principal_arn'].map((name) => context.value('before', name));
      if (type === 'aws_eks_access_entry') return `${String(principal)} can no longer enter cluster ${String(cluster)}`;
      if (type !== 'aws_eks_access_policy_association') return undefined;
      // Who loses the entry loses its policies as well, which needs no second finding.
      const staying = context.resources('aws_eks_access_entry').map((entry) => entry.value('after', 'principal_arn'));
      const policy = String(context.value('before', 'policy_arn')).split('/').at(-1);
      return staying.includes(principal)
        ? `${String(principal)} no longer has ${policy} in cluster ${String(cluster)}`
        : undefined;
    },
  },
];

function clusterStays({ value, resources }: RuleContext): boolean {
  const name = value('before', 'cluster_name');
  const cluster = resources('aws_eks_cluster').find((each) => each.value('before', 'name') === name);
  return cluster === undefined || cluster.value('after', 'name') !== undefined;
}
