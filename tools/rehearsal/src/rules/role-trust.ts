import { principalsOf, statementsOf } from './policy-text';
import { textAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

interface TrustRule extends Pick<Rule, 'id' | 'title' | 'source'> {
  readonly type: string;

  /** Attribute with the ARN of the role. */
  readonly path: string;

  /** The service that must be trusted, without the end of its host name: `eks`. */
  readonly service: string;
  readonly call: string;
  readonly code: string;

  /** `{role}` is the ARN. */
  readonly message: string;
}

const trustRules: readonly TrustRule[] = [
  {
    id: 'ROLE-001',
    title: 'The role of a cluster trusts eks.amazonaws.com',
    source: 'the EKS user guide, "Amazon EKS cluster IAM role"',
    type: 'aws_eks_cluster',
    path: 'role_arn',
    service: 'eks',
    call: 'EKS CreateCluster',
    code: 'InvalidParameterException',
    message:
      'Role with arn: {role}, could not be assumed because it does not exist or the trusted entity is not correct',
  },
  {
    id: 'ROLE-002',
    title: 'The role of a node group trusts ec2.amazonaws.com',
    source: 'the EKS user guide, "Amazon EKS node IAM role"',
    type: 'aws_eks_node_group',
    path: 'node_role_arn',
    service: 'ec2',
    call: 'EKS CreateNodegroup',
    code: 'InvalidParameterException',
    message:
      'Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole {role}',
  },
  {
    id: 'ROLE-003',
    title: 'The role of a Fargate profile trusts eks-fargate-pods.amazonaws.com',
    source: 'the EKS user guide, "Amazon EKS Pod execution IAM role"',
    type: 'aws_eks_fargate_profile',
    path: 'pod_execution_role_arn',
    service: 'eks-fargate-pods',
    call: 'EKS CreateFargateProfile',
    code: 'InvalidParameterException',
    message: 'Misconfigured PodExecutionRole Trust Policy of {role}; add the eks-fargate-pods.amazonaws.com principal',
  },
  {
    id: 'ROLE-004',
    title: 'The role of a function trusts lambda.amazonaws.com',
    source: 'the Lambda developer guide, "Defining Lambda function permissions with an execution role"',
    type: 'aws_lambda_function',
    path: 'role',
    service: 'lambda',
    call: 'Lambda CreateFunction',
    code: 'InvalidParameterValueException',
    message: 'The role defined for the function cannot be assumed by Lambda: {role}',
  },
];

/** Roles that services cannot assume. Roles that nobody made in the rehearsal are taken to be right. */
export const roleTrustRules: readonly Rule[] = trustRules.map(
  ({ id, title, source, type, path, service, call, code, message }) => ({
    id,
    title,
    source,
    phase: 'apply',
    types: [type],
    check: (context) => {
      const arn = textAt(context.object, path);
      if (arn === undefined || arn === textAt(context.prior, path) || trusts(context, arn, service)) return undefined;
      return refused(context, call, code, message.replace('{role}', arn));
    },
  }),
);

function trusts({ cloud, place }: RuleContext, arn: string, service: string): boolean {
  const roles = cloud.find({ type: 'aws_iam_role', account: place.account });
  const role = roles.find(({ attributes }) => attributes['arn'] === arn);
  if (role === undefined) return true;
  return statementsOf(textAt(role.attributes, 'assume_role_policy')).some(
    (statement) =>
      statement['Effect'] === 'Allow' &&
      (!('Principal' in statement) ||
        statement['Principal'] === '*' ||
        principalsOf(statement, 'Service').some((name) => name.split('.')[0] === service)),
  );
}
