import { clusterOf, others, own, the } from './look-up';
import { isSetAt, textAt, textsAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

const invalid = 'InvalidParameterException';
const fargate = 'the EKS user guide, "Define which Pods use AWS Fargate when launched"';
const entries = 'the EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries"';

/** What EKS refuses of Fargate profiles, access entries and Pod Identity associations. */
export const eksPartRules: readonly Rule[] = [
  {
    id: 'FARGATE-001',
    title: 'A Fargate profile has one to five selectors, each with a namespace',
    source: fargate,
    phase: 'apply',
    types: ['aws_eks_fargate_profile'],
    check: (context) => {
      const count = valuesAt(context.object, 'selector').length;
      const limit = context.quotas.selectorsPerFargateProfile;
      if (count >= 1 && count <= limit) return undefined;
      const message = `Fargate Profile must have 1 to ${limit} selectors, got ${count}`;
      return refused(context, 'EKS CreateFargateProfile', invalid, message);
    },
  },
  {
    id: 'FARGATE-002',
    title: 'A selector of a Fargate profile has at most five labels',
    source: fargate,
    phase: 'apply',
    types: ['aws_eks_fargate_profile'],
    check: (context) => {
      const most = Math.max(
        0,
        ...valuesAt(context.object, 'selector.labels').map((each) => Object.keys(each ?? {}).length),
      );
      const message = `Fargate Profile selectors can have at most 5 labels, got ${most}`;
      return most <= 5 ? undefined : refused(context, 'EKS CreateFargateProfile', invalid, message);
    },
  },
  {
    id: 'FARGATE-003',
    title: 'The subnets of a Fargate profile are private: no route leads to an internet gateway',
    source: fargate,
    phase: 'apply',
    types: ['aws_eks_fargate_profile'],
    check: (context) => {
      const open = textsAt(context.object, 'subnet_ids').find((subnet) => {
        const tables = others(context, 'aws_route_table_association')
          .filter(({ attributes }) => attributes['subnet_id'] === subnet)
          .map(({ attributes }) => textAt(attributes, 'route_table_id'));
        const routes = others(context, 'aws_route').filter(({ attributes }) =>
          tables.includes(textAt(attributes, 'route_table_id')),
        );
        const inline = tables.map((id) => the(context, 'routeTable', id)?.attributes);
        return [
          ...routes.flatMap(({ attributes }) => textsAt(attributes, 'gateway_id')),
          ...inline.flatMap((table) => textsAt(table, 'route.gateway_id')),
        ].some((gateway) => gateway.startsWith('igw-'));
      });
      const message = `Subnet ${open} provided in Fargate Profile is not a private subnet`;
      return open === undefined ? undefined : refused(context, 'EKS CreateFargateProfile', invalid, message);
    },
  },
  {
    id: 'FARGATE-004',
    title: 'The subnets of a Fargate profile lie in the VPC of its cluster',
    source: fargate,
    phase: 'apply',
    types: ['aws_eks_fargate_profile'],
    check: (context) => {
      const vpc = textAt(clusterOf(context)?.attributes, 'vpc_config.vpc_id');
      const ids = textsAt(context.object, 'subnet_ids');
      const stray = own(context, 'subnet').find(
        ({ id, attributes }) => ids.includes(id) && attributes['vpc_id'] !== vpc,
      );
      if (vpc === undefined || stray === undefined) return undefined;
      const message = `Subnet ${stray.id} is not in the VPC of the cluster, ${vpc}`;
      return refused(context, 'EKS CreateFargateProfile', invalid, message);
    },
  },
  {
    id: 'ACCESS-001',
    title: 'Access entries need a cluster whose authentication mode knows them',
    source: entries,
    phase: 'apply',
    types: ['aws_eks_access_entry', 'aws_eks_access_policy_association'],
    check: (context) => {
      const mode = textAt(clusterOf(context)?.attributes, 'access_config.authentication_mode');
      if (mode !== 'CONFIG_MAP') return undefined;
      const message =
        "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.";
      return refused(context, 'EKS CreateAccessEntry', 'InvalidRequestException', message);
    },
  },
  {
    id: 'ACCESS-002',
    title: 'Only access entries of type STANDARD have groups and a user name of their own',
    source: entries,
    phase: 'apply',
    types: ['aws_eks_access_entry'],
    check: (context) => {
      const type = textAt(context.config, 'type') ?? 'STANDARD';
      const given = ['kubernetes_groups', 'user_name'].find((name) => isSetAt(context.config, name));
      if (type === 'STANDARD' || given === undefined) return undefined;
      const message = `${given} cannot be specified for access entries of type ${type}`;
      return refused(context, 'EKS CreateAccessEntry', invalid, message);
    },
  },
  {
    id: 'ACCESS-003',
    title: 'Access policies are associated with access entries of type STANDARD, or EC2 for Auto Mode nodes',
    source: 'the EKS user guide, "Associate access policies with access entries"',
    phase: 'apply',
    types: ['aws_eks_access_policy_association'],
    check: (context) => {
      const [cluster, principal] = ['cluster_name', 'principal_arn'].map((name) => textAt(context.object, name));
      const entry = others(context, 'aws_eks_access_entry').find(
        ({ attributes }) => attributes['cluster_name'] === cluster && attributes['principal_arn'] === principal,
      );
      const type = textAt(entry?.attributes, 'type') ?? 'STANDARD';
      if (entry === undefined || type === 'STANDARD' || type === 'EC2') return undefined;
      const message = `Access policies cannot be associated with access entries of type ${type}`;
      return refused(context, 'EKS AssociateAccessPolicy', 'InvalidRequestException', message);
    },
  },
  {
    id: 'ACCESS-004',
    title: 'An access policy is associated with a principal that has an access entry',
    source: 'the EKS API reference, AssociateAccessPolicy',
    phase: 'apply',
    types: ['aws_eks_access_policy_association'],
    check: (context) => {
      const [cluster, principal] = ['cluster_name', 'principal_arn'].map((name) => textAt(context.object, name));
      // EKS makes entries for the creator of a cluster and for node roles by itself.
      const ownEntry = valuesAt(
        clusterOf(context)?.attributes,
        'access_config.bootstrap_cluster_creator_admin_permissions',
      )[0];
      const found = others(context, 'aws_eks_access_entry').some(
        ({ attributes }) => attributes['cluster_name'] === cluster && attributes['principal_arn'] === principal,
      );
      if (found || ownEntry !== false) return undefined;
      const message = `The specified principalArn could not be found. You must specify a principal that has an access entry: ${principal}`;
      return refused(context, 'EKS AssociateAccessPolicy', 'ResourceNotFoundException', message);
    },
  },
  {
    id: 'ACCESS-005',
    title: 'The scope of an access policy names namespaces when it is of type namespace, and only then',
    source: 'the EKS API reference, AccessScope',
    phase: 'apply',
    types: ['aws_eks_access_policy_association'],
    check: (context) => {
      const type = textAt(context.object, 'access_scope.type');
      const named = isSetAt(context.object, 'access_scope.namespaces');
      if (type === undefined || (type === 'namespace') === named) return undefined;
      const message = named
        ? 'Namespaces cannot be specified for an access scope of type cluster'
        : 'Namespaces must be specified for an access scope of type namespace';
      return refused(context, 'EKS AssociateAccessPolicy', invalid, message);
    },
  },
  {
    id: 'ACCESS-006',
    title: 'An access policy is one of EKS',
    source: 'the EKS user guide, "Review access policy permissions"',
    phase: 'apply',
    types: ['aws_eks_access_policy_association'],
    check: (context) => {
      const arn = textAt(context.object, 'policy_arn') ?? '';
      if (/^arn:[\w-]+:eks::aws:cluster-access-policy\/\w+$/.test(arn)) return undefined;
      const message = `The policyArn parameter format is not valid: ${arn}`;
      return refused(context, 'EKS AssociateAccessPolicy', invalid, message);
    },
  },
  {
    id: 'ACCESS-007',
    title: 'The principal of an access entry is a role or a user, and no service-linked role',
    source: entries,
    phase: 'apply',
    types: ['aws_eks_access_entry'],
    check: (context) => {
      const arn = textAt(context.object, 'principal_arn') ?? '';
      // The guide says that sessions cannot be used either; configurations that name the caller are applied all the same.
      const isOther = /^arn:[\w-]+:iam::\d*:(?:(?!role\/|user\/)|role\/aws-service-role\/)/.test(arn);
      const message = `The specified principalArn is invalid: invalid principal. Got ${arn}`;
      return isOther ? refused(context, 'EKS CreateAccessEntry', invalid, message) : undefined;
    },
  },
  {
    id: 'POD-001',
    title: 'A service account has at most one Pod Identity association in a cluster',
    source: 'the EKS API reference, CreatePodIdentityAssociation',
    phase: 'apply',
    types: ['aws_eks_pod_identity_association'],
    check: (context) => {
      const names = ['cluster_name', 'namespace', 'service_account'];
      const key = (value: Parameters<typeof textAt>[0]) => names.map((name) => textAt(value, name)).join('/');
      const taken = others(context).some(({ attributes }) => key(attributes) === key(context.object));
      if (context.action !== 'create' || !taken) return undefined;
      const message = `Association already exists: ${key(context.object)}`;
      return refused(context, 'EKS CreatePodIdentityAssociation', 'ResourceInUseException', message);
    },
  },
  {
    id: 'POD-002',
    title: 'Pods that Fargate runs get no role from Pod Identity',
    source: 'the EKS user guide, "Learn how EKS Pod Identity grants Pods access to AWS services", restrictions',
    phase: 'apply',
    types: ['aws_eks_pod_identity_association'],
    check: (context) => {
      const [cluster, namespace] = ['cluster_name', 'namespace'].map((name) => textAt(context.object, name));
      const whole = others(context, 'aws_eks_fargate_profile').find(
        ({ attributes }) =>
          attributes['cluster_name'] === cluster &&
          valuesAt(attributes, 'selector').some(
            (selector) => textAt(selector, 'namespace') === namespace && !isSetAt(selector, 'labels'),
          ),
      );
      if (whole === undefined) return undefined;
      const message = `Fargate profile ${whole.id} runs all pods of namespace ${namespace}, and Pod Identity does not work on Fargate`;
      return refused(context, 'EKS CreatePodIdentityAssociation', invalid, message);
    },
  },
  {
    id: 'POD-003',
    title: 'The role of a Pod Identity association trusts pods.eks.amazonaws.com',
    source: 'the EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity"',
    phase: 'apply',
    types: ['aws_eks_pod_identity_association'],
    check: (context) => {
      const arn = textAt(context.object, 'role_arn');
      const role = context.cloud
        .find({ type: 'aws_iam_role', account: context.place.account })
        .find(({ attributes }) => attributes['arn'] === arn);
      const trust = textAt(role?.attributes, 'assume_role_policy');
      if (trust === undefined || trust.includes('pods.eks.amazonaws.com') || trust.includes('"*"')) return undefined;
      const message = `Trust policy of role ${arn} does not allow pods.eks.amazonaws.com to assume it`;
      return refused(context, 'EKS CreatePodIdentityAssociation', invalid, message);
    },
  },
];
