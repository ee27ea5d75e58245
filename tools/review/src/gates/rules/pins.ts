import { introduced, type Rule } from '../rule';

const EXACT = /^v?\d+\.\d+\.\d+(?:[-+][\w.-]+)*$/;

export const pinRules: readonly Rule[] = [
  {
    id: 'LF-PIN-001',
    title: 'The image of nodes is whatever is newest',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'Two applies of one commit give different nodes, and no review sees the step.',
      source: 'Amazon EKS Best Practices Guide, "Protecting the infrastructure (hosts)"',
      fix: 'Name release_version of the node group, or an AMI id in its launch template.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) => {
      if (type === 'aws_eks_node_group') {
        return introduced(context, (side) =>
          context.value(side, 'release_version') ||
          context.value(side, 'ami_type') === 'CUSTOM' ||
          (side === 'after' && !context.isUnknown('release_version'))
            ? undefined
            : `nodes of ${context.label} start from the newest AMI release`,
        );
      }
      if (type !== 'aws_launch_template') return undefined;
      return introduced(context, (side) =>
        String(context.value(side, 'image_id')).startsWith('resolve:ssm:')
          ? `${context.label} resolves its AMI when a machine starts`
          : undefined,
      );
    },
  },
  {
    id: 'LF-PIN-002',
    title: 'A chart without an exact version',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'The next apply installs whatever its repository has by then.',
      source: 'Helm documentation, "Chart version constraints"',
      fix: 'Write the exact version.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'helm_release'
        ? undefined
        : introduced(context, (side) => {
            const version = side === 'after' ? context.text(side, 'version') : context.value(side, 'version');
            if (typeof version === 'string' && EXACT.test(version)) return undefined;
            return `chart ${String(context.value(side, 'chart') ?? context.label)} has ${version ? `version ${String(version)}` : 'no version'}`;
          }),
  },
  {
    id: 'LF-PIN-003',
    title: 'An add-on without a version',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'EKS chooses its default, which changes without notice.',
      source: 'Amazon EKS User Guide, "Create an Amazon EKS add-on"',
      fix: 'Name addon_version.',
      alsoKnownAs: [],
    },
    check: ({ type, action }, { isUnknown, label }) =>
      type === 'aws_eks_addon' && action.kind === 'create' && isUnknown('addon_version')
        ? `add-on ${label} gets the version that EKS chooses`
        : undefined,
  },
];
