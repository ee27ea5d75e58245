import { isKubernetesVersion, minorOf, supportCalendar, supportOf } from '@landfall/contracts';
import { introduced, type Rule, type RuleContext, type Side } from '../rule';

/** How many minors the kubelet may be older than the API server, from Kubernetes 1.28 on. */
const KUBELET_SKEW = 3;

const VERSION_SKEW = 'Kubernetes documentation, "Version Skew Policy"';

export const versionRules: readonly Rule[] = [
  {
    id: 'LF-VERSION-001',
    title: 'More than one Kubernetes minor version at once',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale:
        'EKS upgrades a control plane one minor version at a time, and refuses anything else in the middle of an apply.',
      source: 'Amazon EKS User Guide, "Update existing cluster to new Kubernetes version"',
      fix: 'Go one minor version at a time, nodes and add-ons included.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) => {
      const step = type === 'aws_eks_cluster' ? minorStep(context) : undefined;
      if (step === undefined || step <= 1) return undefined;
      return `cluster ${context.label} goes ${step} minor versions up, from ${versionOf(context, 'before')} to ${versionOf(context, 'after')}`;
    },
  },
  {
    id: 'LF-VERSION-002',
    title: 'An older Kubernetes version',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale:
        'EKS cannot take a control plane back; Terraform plans it, and the apply fails or replaces the cluster.',
      source: 'Amazon EKS User Guide, "Update existing cluster to new Kubernetes version"',
      fix: 'Keep the version, or build another cluster beside this one.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) => {
      const step = type === 'aws_eks_cluster' ? minorStep(context) : undefined;
      return step !== undefined && step < 0
        ? `cluster ${context.label} would go back from ${versionOf(context, 'before')} to ${versionOf(context, 'after')}`
        : undefined;
    },
  },
  {
    id: 'LF-VERSION-003',
    title: 'A Kubernetes version out of support',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: 'EKS makes no cluster of such a version, and upgrades existing ones by itself, at a time of its own.',
      source: `Amazon EKS User Guide, "Kubernetes version lifecycle"; calendar of ${supportCalendar.asOf}`,
      fix: 'Use a version in standard support.',
      alsoKnownAs: ['FSBP EKS.2', 'CKV_AWS_339'],
    },
    check: ({ type }, context) => unsupported(type, context, 'ended', 'is out of support'),
  },
  {
    id: 'LF-VERSION-004',
    title: 'A Kubernetes version in extended support',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale:
        'Extended support makes the control plane six times as expensive: 0.60 instead of 0.10 US dollars an hour.',
      source: `Amazon EKS pricing; calendar of ${supportCalendar.asOf}`,
      fix: 'Use a version in standard support.',
      alsoKnownAs: ['FSBP EKS.2'],
    },
    check: ({ type }, context) => unsupported(type, context, 'extended', 'is in extended support'),
  },
  {
    id: 'LF-VERSION-005',
    title: 'Nodes that do not fit their control plane',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: `A kubelet must not be newer than the API server, nor more than ${KUBELET_SKEW} minor versions older.`,
      source: VERSION_SKEW,
      fix: 'Upgrade the control plane first, then the nodes, before the next step.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type === 'aws_eks_node_group'
        ? skew(context, versionOf(context, 'after'), `nodes of ${context.label} run`)
        : undefined,
  },
  {
    id: 'LF-VERSION-006',
    title: 'kube-proxy does not fit its control plane',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: `kube-proxy must not be newer than the API server, nor more than ${KUBELET_SKEW} minor versions older.`,
      source: VERSION_SKEW,
      fix: 'Choose the add-on version that EKS lists for the Kubernetes version of the cluster.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) => {
      if (type !== 'aws_eks_addon' || context.value('after', 'addon_name') !== 'kube-proxy') return undefined;
      const minor = /^v(1\.\d+)\./.exec(String(context.value('after', 'addon_version')))?.[1];
      return skew(context, minor, `add-on ${context.label} is of`);
    },
  },
  {
    id: 'LF-VERSION-007',
    title: 'An add-on skips versions, or goes back',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale:
        'AWS supports updates of the VPC CNI by one minor version at a time, and tests no way back for any add-on.',
      source: 'Amazon EKS User Guide, "Update the Amazon VPC CNI (Amazon EKS add-on)"',
      fix: 'Go one minor version at a time.',
      alsoKnownAs: [],
    },
    check: ({ type }, { value, label }) => {
      const [before, after] = [value('before', 'addon_version'), value('after', 'addon_version')];
      if (type !== 'aws_eks_addon' || typeof before !== 'string' || typeof after !== 'string') return undefined;
      const [was = [], is = []] = [before, after].map((text) => text.match(/\d+/g)?.map(Number) ?? []);
      const at = was.findIndex((number, index) => number !== is[index]);
      const step = (is[at] ?? 0) - (was[at] ?? 0);
      if (at >= 0 && step < 0) return `add-on ${label} goes back from ${before} to ${after}`;
      const skips = value('after', 'addon_name') === 'vpc-cni' && at === 1 && step > 1;
      return skips ? `add-on ${label} goes ${step} minor versions up, from ${before} to ${after}` : undefined;
    },
  },
  {
    id: 'LF-VERSION-008',
    title: 'A control plane goes to the next Kubernetes version',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'There is no way back, and what uses an API that the new version has dropped stops working.',
      source: 'Amazon EKS User Guide, "Update existing cluster to new Kubernetes version"',
      fix: 'Look at the upgrade insights of the cluster first, and upgrade a lower environment before this one.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type === 'aws_eks_cluster' && minorStep(context) === 1
        ? `cluster ${context.label} goes from ${versionOf(context, 'before')} to ${versionOf(context, 'after')}`
        : undefined,
  },
];

function versionOf({ value }: RuleContext, side: Side): string | undefined {
  const version = value(side, 'version');
  return typeof version === 'string' ? version : undefined;
}

function minorStep(context: RuleContext): number | undefined {
  const [before, after] = [versionOf(context, 'before'), versionOf(context, 'after')];
  if (before === undefined || after === undefined) return undefined;
  return isKubernetesVersion(before) && isKubernetesVersion(after) ? minorOf(after) - minorOf(before) : undefined;
}

function unsupported(
  type: string,
  context: RuleContext,
  support: 'ended' | 'extended',
  words: string,
): string | undefined {
  if (type !== 'aws_eks_cluster') return undefined;
  return introduced(context, (side) => {
    const version = versionOf(context, side);
    return version !== undefined && supportOf(version) === support
      ? `cluster ${context.label}: Kubernetes ${version} ${words}`
      : undefined;
  });
}

function skew(context: RuleContext, version: string | undefined, words: string): string | undefined {
  const name = context.value('after', 'cluster_name');
  const cluster = context.resources('aws_eks_cluster').find((each) => each.value('after', 'name') === name);
  const control = cluster?.value('after', 'version');
  if (version === undefined || typeof control !== 'string') return undefined;
  if (!isKubernetesVersion(version) || !isKubernetesVersion(control)) return undefined;
  const behind = minorOf(control) - minorOf(version);
  if (behind >= 0 && behind <= KUBELET_SKEW) return undefined;
  return `${words} Kubernetes ${version}, the control plane ${control}`;
}
