import { own } from './look-up';
import { isSetAt, minorOf, textAt, textsAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

const networking = 'the EKS user guide, "View Amazon EKS networking requirements for VPC and subnets"';
const upgrade = 'the EKS user guide, "Update existing cluster to new Kubernetes version"';
const invalid = 'InvalidParameterException';

/** What EKS refuses of control planes. */
export const eksRules: readonly Rule[] = [
  {
    id: 'EKS-001',
    title: 'The subnets of a cluster lie in at least two Availability Zones',
    source: networking,
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const ids = textsAt(context.object, 'vpc_config.subnet_ids');
      const subnets = own(context, 'subnet').filter(({ id }) => ids.includes(id));
      const zones = new Set(subnets.map(({ attributes }) => attributes['availability_zone']));
      // Local clusters on Outposts stand in one place.
      if (context.action !== 'create' || isSetAt(context.object, 'outpost_config')) return undefined;
      if (subnets.length !== ids.length || zones.size >= 2) return undefined;
      const message = 'Subnets specified must be in at least two different AZs';
      return refused(context, 'EKS CreateCluster', invalid, message);
    },
  },
  {
    id: 'EKS-002',
    title: 'A new cluster has a Kubernetes version that EKS offers',
    source: 'the EKS user guide, "Understand the Kubernetes version lifecycle on EKS"',
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const version = textAt(context.object, 'version');
      const offered = context.aws.eks.versions.map((each) => each.version);
      if (context.action !== 'create' || version === undefined || offered.includes(version)) return undefined;
      const message = `unsupported Kubernetes version ${version}; the rehearsal knows ${offered.join(', ')}`;
      return refused(context, 'EKS CreateCluster', invalid, message);
    },
  },
  {
    id: 'EKS-003',
    title: 'A cluster is updated one Kubernetes minor version at a time, and never back',
    source: upgrade,
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const [before, after] = [textAt(context.prior, 'version'), textAt(context.object, 'version')];
      if (before === undefined || after === undefined || before === after) return undefined;
      if (minorOf(after) - minorOf(before) === 1) return undefined;
      const message = `Unsupported Kubernetes minor version update from ${before} to ${after}`;
      return refused(context, 'EKS UpdateClusterVersion', invalid, message);
    },
  },
  {
    id: 'EKS-004',
    title: 'Nodes are at most three minor versions older than a control plane that is updated',
    source: 'the Kubernetes version skew policy, and ' + upgrade,
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const [before, after] = [textAt(context.prior, 'version'), textAt(context.object, 'version')];
      if (before === undefined || after === undefined || before === after) return undefined;
      const name = textAt(context.object, 'name');
      const { account, region } = context.place;
      const groups = context.cloud.find({ type: 'aws_eks_node_group', account, region });
      const late = groups.find(({ attributes }) => {
        const version = textAt(attributes, 'version');
        return attributes['cluster_name'] === name && version !== undefined && minorOf(after) - minorOf(version) > 3;
      });
      if (late === undefined) return undefined;
      const message = `Node group ${late.id} runs Kubernetes ${textAt(late.attributes, 'version')}, which is too old for a control plane of version ${after}; update the nodes first`;
      return refused(context, 'EKS UpdateClusterVersion', invalid, message);
    },
  },
  {
    id: 'EKS-005',
    title: "Auto Mode's compute, block storage and load balancing are switched on and off together",
    source: 'the EKS API reference, CreateCluster',
    phase: 'plan',
    types: ['aws_eks_cluster'],
    check: ({ config }) => {
      const flags = [
        'compute_config.enabled',
        'storage_config.block_storage.enabled',
        'kubernetes_network_config.elastic_load_balancing.enabled',
      ].map((path) => valuesAt(config, path)[0] ?? false);
      const known = flags.filter((flag) => typeof flag === 'boolean');
      return new Set(known).size < 2
        ? undefined
        : 'compute_config.enabled, kubernetes_networking_config.elastic_load_balancing.enabled, and storage_config.block_storage.enabled must all be set to either true or false';
    },
  },
  {
    id: 'EKS-006',
    title: 'All subnets of a cluster lie in one VPC',
    source: networking,
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const ids = textsAt(context.object, 'vpc_config.subnet_ids');
      const vpcs = new Set(
        own(context, 'subnet')
          .filter(({ id }) => ids.includes(id))
          .map(({ attributes }) => attributes['vpc_id']),
      );
      if (vpcs.size < 2) return undefined;
      const call = context.action === 'create' ? 'EKS CreateCluster' : 'EKS UpdateClusterConfig';
      return refused(context, call, invalid, 'Subnets specified are not in the same VPC');
    },
  },
  {
    id: 'EKS-007',
    title: 'The security groups of a cluster lie in the VPC of its subnets',
    source: networking,
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const ids = textsAt(context.object, 'vpc_config.subnet_ids');
      const vpc = own(context, 'subnet').find(({ id }) => ids.includes(id))?.attributes['vpc_id'];
      const groups = textsAt(context.object, 'vpc_config.security_group_ids');
      const strays = own(context, 'securityGroup').filter(
        ({ id, attributes }) => groups.includes(id) && attributes['vpc_id'] !== vpc,
      );
      if (vpc === undefined || strays.length === 0) return undefined;
      const call = context.action === 'create' ? 'EKS CreateCluster' : 'EKS UpdateClusterConfig';
      const message = `Security group(s) [${strays.map(({ id }) => id).join(', ')}] are not in the same VPC as the subnets`;
      return refused(context, call, invalid, message);
    },
  },
  {
    id: 'EKS-008',
    title: 'The API server of a cluster is reached publicly, privately, or both ways',
    source: 'the EKS user guide, "Cluster API server endpoint"',
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const flag = (name: string) => valuesAt(context.object, `vpc_config.${name}`)[0];
      if (flag('endpoint_public_access') !== false || flag('endpoint_private_access') !== false) return undefined;
      const call = context.action === 'create' ? 'EKS CreateCluster' : 'EKS UpdateClusterConfig';
      return refused(context, call, invalid, 'Private and public endpoint access cannot be false');
    },
  },
  {
    id: 'EKS-009',
    title: 'A cluster that had access entries does not go back to the config map alone',
    source: 'the EKS user guide, "Change authentication mode to use access entries"',
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const order = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];
      const mode = (value: typeof context.prior) =>
        order.indexOf(textAt(value, 'access_config.authentication_mode') ?? '');
      const [before, after] = [mode(context.prior), mode(context.object)];
      if (before < 0 || after < 0 || after >= before) return undefined;
      const message = `Unsupported authentication mode update from ${order[before]} to ${order[after]}`;
      return refused(context, 'EKS UpdateClusterConfig', invalid, message);
    },
  },
  {
    id: 'EKS-010',
    title: 'An encryption configuration that a cluster has is not changed or taken away',
    source: 'the EKS user guide, "Encrypt Kubernetes secrets with KMS on existing clusters"',
    phase: 'apply',
    types: ['aws_eks_cluster'],
    check: (context) => {
      const key = 'encryption_config.provider.key_arn';
      const [before, after] = [textAt(context.prior, key), textAt(context.object, key)];
      if (before === undefined || before === after) return undefined;
      return refused(context, 'EKS AssociateEncryptionConfig', invalid, 'Encryption is already enabled on the cluster');
    },
  },
];
