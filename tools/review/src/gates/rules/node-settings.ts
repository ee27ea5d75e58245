import { introduced, type Rule } from '../rule';

export const nodeSettingRules: readonly Rule[] = [
  {
    id: 'LF-NODES-001',
    title: 'Nodes can be reached by SSH from anywhere',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: 'With a key and without source security groups, EKS opens port 22 to the whole internet.',
      source: 'Amazon EKS API Reference, RemoteAccessConfig',
      fix: 'Use Session Manager, or name source_security_group_ids.',
      alsoKnownAs: ['CKV_AWS_100'],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_node_group'
        ? undefined
        : introduced(context, (side) =>
            context.value(side, 'remote_access', 0, 'ec2_ssh_key') &&
            context.length(side, 'remote_access', 0, 'source_security_group_ids') === 0
              ? `nodes of ${context.label} can be reached by SSH from anywhere`
              : undefined,
          ),
  },
  {
    id: 'LF-NODES-002',
    title: 'A node group does not say how fast it is updated',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'Without update_config one node is replaced after the other, which takes hours in large groups.',
      source: 'Amazon EKS User Guide, "Managed node group update behavior"',
      fix: 'Set update_config with max_unavailable or max_unavailable_percentage.',
      alsoKnownAs: [],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_node_group'
        ? undefined
        : introduced(context, (side) =>
            context.length(side, 'update_config') === 0
              ? `node group ${context.label} has no update_config`
              : undefined,
          ),
  },
  {
    id: 'LF-NODES-003',
    title: 'The instance metadata service takes requests without a token',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: 'With version 1, a forged request from a pod or a proxy returns the credentials of the node.',
      source: 'AWS Foundational Security Best Practices, EC2.8 and EC2.170',
      fix: 'Set metadata_options.http_tokens to required.',
      alsoKnownAs: ['FSBP EC2.8', 'FSBP EC2.170', 'CKV_AWS_79', 'AWS-0130'],
    },
    check: ({ type }, context) =>
      type !== 'aws_launch_template' && type !== 'aws_instance'
        ? undefined
        : introduced(context, (side) =>
            context.value(side, 'metadata_options', 0, 'http_tokens') === 'required' ||
            context.value(side, 'metadata_options', 0, 'http_endpoint') === 'disabled' ||
            (side === 'after' && context.isUnknown('metadata_options'))
              ? undefined
              : `${context.label} lets version 1 of the instance metadata service answer`,
          ),
  },
  {
    id: 'LF-NODES-004',
    title: 'Pods can reach the instance metadata service',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'With more than one hop, every pod can take the role of its node.',
      source: 'Amazon EKS Best Practices Guide, "Restrict access to the instance profile assigned to the worker node"',
      fix: 'Set metadata_options.http_put_response_hop_limit to 1.',
      alsoKnownAs: ['CKV_AWS_341'],
    },
    check: ({ type }, context) =>
      type !== 'aws_launch_template'
        ? undefined
        : introduced(context, (side) => {
            const hops = context.value(side, 'metadata_options', 0, 'http_put_response_hop_limit');
            return typeof hops === 'number' && hops > 1 ? `${context.label} allows ${hops} hops` : undefined;
          }),
  },
  {
    id: 'LF-NODES-005',
    title: 'A node group goes before its successor is there',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'All its nodes are drained first, so its pods have nowhere to go until new ones start.',
      source: 'Terraform documentation, "create_before_destroy"',
      fix: 'Set create_before_destroy, and leave the name to the provider or make it follow the change.',
      alsoKnownAs: [],
    },
    check: ({ type, action }, { label }) =>
      type === 'aws_eks_node_group' && action.kind === 'replace' && action.order === 'delete-first'
        ? `node group ${label} is destroyed before the new one is made`
        : undefined,
  },
];
