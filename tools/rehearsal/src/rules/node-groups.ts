import { acceleratorOf, architectureOf, architectureOfAmi } from './instance-architecture';
import { clusterOf, own } from './look-up';
import { isSetAt, minorOf, numberAt, textAt, textsAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const api = 'the EKS API reference, CreateNodegroup';
const templates = 'the EKS user guide, "Customize managed nodes with launch templates"';

interface Refusal {
  readonly id: string;
  readonly title: string;
  readonly source: string;

  readonly check: (context: RuleContext) => string | undefined;
}

/** What EKS refuses of managed node groups; `check` gives the message alone. */
const refusals: readonly Refusal[] = [
  {
    id: 'NODE-001',
    title: 'Nodes have no newer Kubernetes version than their cluster',
    source: api,
    check: (context) => {
      const own = textAt(clusterOf(context)?.attributes, 'version');
      const wanted = textAt(context.config, 'version');
      if (own === undefined || wanted === undefined || minorOf(wanted) <= minorOf(own)) return undefined;
      return `Nodegroup Kubernetes version ${wanted} is newer than the cluster's version ${own}`;
    },
  },
  {
    id: 'NODE-002',
    title: 'New nodes are at most three minor versions older than their cluster',
    source: 'the Kubernetes version skew policy',
    check: (context) => {
      const own = textAt(clusterOf(context)?.attributes, 'version');
      const wanted = textAt(context.config, 'version');
      if (own === undefined || wanted === undefined || minorOf(own) - minorOf(wanted) <= 3) return undefined;
      return `Nodegroup Kubernetes version ${wanted} is too old for the cluster's version ${own}`;
    },
  },
  {
    id: 'NODE-003',
    title: 'A node group is not taken back to an older Kubernetes version',
    source: 'the EKS user guide, "Update a managed node group for your cluster"',
    check: ({ prior, object }) => {
      const [before, after] = [textAt(prior, 'version'), textAt(object, 'version')];
      if (before === undefined || after === undefined || minorOf(after) >= minorOf(before)) return undefined;
      return `Requested Nodegroup version ${after} is lower than the current version ${before}`;
    },
  },
  {
    id: 'NODE-004',
    title: 'The AMI type of a node group fits the architecture of its instance types',
    source: api,
    check: ({ config }) => {
      // Without one, a launch template may name an image of its own.
      const wanted = architectureOfAmi(textAt(config, 'ami_type') ?? 'CUSTOM');
      const stray = textsAt(config, 'instance_types').find((type) => architectureOf(type) !== wanted);
      if (wanted === undefined || stray === undefined) return undefined;
      return `[${stray}] is not a valid instance type for requested amiType ${textAt(config, 'ami_type')}`;
    },
  },
  {
    id: 'NODE-005',
    title: 'All instance types of a node group have one architecture',
    source: api,
    check: ({ config }) => {
      const types = textsAt(config, 'instance_types');
      return new Set(types.map(architectureOf)).size < 2
        ? undefined
        : `Instance types must all have the same architecture: ${types.join(', ')}`;
    },
  },
  {
    id: 'NODE-006',
    title: 'An AMI type for GPUs or Neuron devices goes with instance types that have them',
    source: 'the EKS user guide, "EKS optimized accelerated AMIs"',
    check: ({ object, config }) => {
      const ami = textAt(object, 'ami_type') ?? '';
      const wanted = ami.endsWith('_NEURON') ? 'neuron' : ami.endsWith('_NVIDIA') ? 'nvidia' : undefined;
      const stray = textsAt(config, 'instance_types').find((type) => acceleratorOf(type) !== wanted);
      if (wanted === undefined || stray === undefined) return undefined;
      return `[${stray}] is not a valid instance type for requested amiType ${ami}`;
    },
  },
  {
    id: 'NODE-007',
    title: 'Instance types stand either in the node group or in its launch template',
    source: templates,
    check: (context) => {
      const template = templateOf(context);
      const inTemplate = template && textAt(template.attributes, 'instance_type');
      if (inTemplate === undefined || !isSetAt(context.config, 'instance_types')) return undefined;
      return 'Instance type cannot be specified both in the launch template and as an API request parameter';
    },
  },
  {
    id: 'NODE-008',
    title: 'A launch template with an AMI leaves AMI type, version and release to the template',
    source: templates,
    check: (context) => {
      const image = textAt(templateOf(context)?.attributes, 'image_id');
      if (image === undefined || image.startsWith('resolve:ssm:')) return undefined;
      const given = ['version', 'release_version'].find((name) => isSetAt(context.config, name));
      if (given !== undefined) {
        return `You cannot specify the field ${given} when using custom AMIs`;
      }
      const ami = textAt(context.config, 'ami_type');
      if (ami === undefined || ami === 'CUSTOM') return undefined;
      return 'You cannot specify an AMI Type other than CUSTOM, when specifying an image id in your launch template.';
    },
  },
  {
    id: 'NODE-009',
    title: 'A custom AMI type needs an AMI in the launch template',
    source: templates,
    check: (context) => {
      const template = templateOf(context);
      if (textAt(context.config, 'ami_type') !== 'CUSTOM' || template === undefined) return undefined;
      if (isSetAt(template.attributes, 'image_id')) return undefined;
      return 'Launch template must specify an image id when the AMI type is CUSTOM';
    },
  },
  {
    id: 'NODE-010',
    title: 'Disk size and remote access are not given beside a launch template',
    source: templates,
    check: ({ config }) => {
      if (!isSetAt(config, 'launch_template')) return undefined;
      if (isSetAt(config, 'disk_size')) {
        return 'Disk size must be specified within the launch template.';
      }
      return isSetAt(config, 'remote_access')
        ? 'Remote access configuration cannot be specified with a launch template.'
        : undefined;
    },
  },
  {
    id: 'NODE-011',
    title: 'The launch template of a node group has no spot options, hibernation or instance profile, and no subnets',
    source: templates,
    check: (context) => {
      const template = templateOf(context)?.attributes;
      if (template === undefined) return undefined;
      const capacityBlock = textAt(template, 'instance_market_options.market_type') === 'capacity-block';
      if (isSetAt(template, 'instance_market_options') && !capacityBlock) {
        return 'Launch template should not specify instance market options.';
      }
      if (isSetAt(template, 'iam_instance_profile')) {
        return 'Launch template should not specify an instance profile. The noderole in your request will be used to construct an instance profile.';
      }
      return isSetAt(template, 'network_interfaces.subnet_id')
        ? 'Launch template should not specify a subnet ID in network interfaces.'
        : undefined;
    },
  },
  {
    id: 'NODE-012',
    title: 'The sizes of a node group are in order: least, desired, greatest',
    source: api,
    check: ({ object }) => {
      const [min, desired, max] = ['min_size', 'desired_size', 'max_size'].map((name) =>
        numberAt(object, `scaling_config.${name}`),
      );
      if (min === undefined || desired === undefined || max === undefined) return undefined;
      if (min > max) return `Minimum capacity ${min} can't be greater than maximum capacity ${max}`;
      if (desired < min) return `Desired capacity ${desired} can't be less than minimum capacity ${min}`;
      return desired > max ? `Desired capacity ${desired} can't be greater than maximum capacity ${max}` : undefined;
    },
  },
  {
    id: 'NODE-013',
    title: 'The subnets of a node group lie in the VPC of its cluster',
    source: api,
    check: (context) => {
      const vpc = textAt(clusterOf(context)?.attributes, 'vpc_config.vpc_id');
      const ids = textsAt(context.object, 'subnet_ids');
      const strays = own(context, 'subnet').filter(
        ({ id, attributes }) => ids.includes(id) && attributes['vpc_id'] !== vpc,
      );
      if (vpc === undefined || strays.length === 0) return undefined;
      return `Subnets [${strays.map(({ id }) => id).join(', ')}] are not in the VPC of the cluster, ${vpc}`;
    },
  },
  {
    id: 'NODE-014',
    title: 'Capacity blocks need a launch template with a capacity reservation and one instance type',
    source: 'the EKS user guide, "Create a managed node group with Capacity Blocks for ML"',
    check: (context) => {
      const template = templateOf(context)?.attributes;
      if (textAt(context.config, 'capacity_type') !== 'CAPACITY_BLOCK') return undefined;
      if (!isSetAt(context.config, 'launch_template')) {
        return 'A launch template is required when the capacity type is CAPACITY_BLOCK';
      }
      const reservation = 'capacity_reservation_specification.capacity_reservation_target';
      if (template !== undefined && !isSetAt(template, reservation)) {
        return 'Launch template must specify a capacity reservation target when the capacity type is CAPACITY_BLOCK';
      }
      return textsAt(context.config, 'instance_types').length > 1
        ? 'Only one instance type can be specified when the capacity type is CAPACITY_BLOCK'
        : undefined;
    },
  },
  {
    id: 'NODE-015',
    title: 'On-demand and spot groups have at most 20 instance types',
    source: api,
    check: ({ config }) => {
      const count = textsAt(config, 'instance_types').length;
      return count > 20 ? `Instance types: expected at most 20, got ${count}` : undefined;
    },
  },
];

/** What EKS refuses of managed node groups. */
export const nodeGroupRules: readonly Rule[] = refusals.map(({ check, ...rule }) => ({
  ...rule,
  phase: 'apply',
  types: ['aws_eks_node_group'],
  check: (context) => {
    const message = check(context);
    const operation = context.action === 'create' ? 'CreateNodegroup' : 'UpdateNodegroupConfig';
    return message && refused(context, `EKS ${operation}`, 'InvalidParameterException', message);
  },
}));

function templateOf(context: RuleContext) {
  const id = textAt(context.object, 'launch_template.id');
  const name = textAt(context.config, 'launch_template.name');
  return own(context, 'launchTemplate').find((each) => each.id === id || (name && each.attributes['name'] === name));
}
