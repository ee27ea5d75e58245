import { humanName } from '../data/human-name';
import { ProviderError } from '../protocol/provider-error';

/** How AWS refuses a second object with the same name, by resource type. */
interface AlreadyExists {
  readonly api: string;
  readonly operation: string;
  readonly status: number;
  readonly code: string;

  /** `{0}` is the first of the attributes that make the object one of its kind, `{1}` the second. */
  readonly message: string;
}

/** Source of codes and messages: the API references of the services. */
const known: Readonly<Record<string, AlreadyExists>> = {
  aws_cloudwatch_log_group: {
    api: 'CloudWatch Logs',
    operation: 'CreateLogGroup',
    status: 400,
    code: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  },
  aws_ecr_repository: {
    api: 'ECR',
    operation: 'CreateRepository',
    status: 400,
    code: 'RepositoryAlreadyExistsException',
    message: "The repository with name '{0}' already exists in the registry",
  },
  aws_eks_addon: eks('CreateAddon', 'Addon already exists.'),
  aws_eks_access_entry: eks(
    'CreateAccessEntry',
    'The specified access entry resource is already in use on this cluster.',
  ),
  aws_eks_cluster: eks('CreateCluster', 'Cluster already exists with name: {0}'),
  aws_eks_fargate_profile: eks('CreateFargateProfile', 'FargateProfile already exists with name {1}'),
  aws_eks_node_group: eks('CreateNodegroup', 'NodeGroup already exists with name {1} and cluster name {0}'),
  aws_eks_pod_identity_association: eks('CreatePodIdentityAssociation', 'Association already exists: {1}/{2}'),
  aws_iam_instance_profile: iam('CreateInstanceProfile', 'Instance Profile {0} already exists.'),
  aws_iam_openid_connect_provider: iam('CreateOpenIDConnectProvider', 'Provider with url {0} already exists.'),
  aws_iam_policy: iam('CreatePolicy', 'A policy called {0} already exists. Duplicate names are not allowed.'),
  aws_iam_role: iam('CreateRole', 'Role with name {0} already exists.'),
  aws_kms_alias: {
    api: 'KMS',
    operation: 'CreateAlias',
    status: 400,
    code: 'AlreadyExistsException',
    message: 'An alias with the name {0} already exists',
  },
  aws_launch_template: {
    api: 'EC2',
    operation: 'CreateLaunchTemplate',
    status: 400,
    code: 'InvalidLaunchTemplateName.AlreadyExistsException',
    message: 'Launch template name already in use.',
  },
  aws_s3_bucket: {
    api: 'S3',
    operation: 'CreateBucket',
    status: 409,
    code: 'BucketAlreadyExists',
    message: 'The requested bucket name is not available.',
  },
  aws_security_group: {
    api: 'EC2',
    operation: 'CreateSecurityGroup',
    status: 400,
    code: 'InvalidGroup.Duplicate',
    message: "The security group '{1}' already exists for VPC '{0}'",
  },
  aws_ssm_parameter: {
    api: 'SSM',
    operation: 'PutParameter',
    status: 400,
    code: 'ParameterAlreadyExists',
    message: 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  },
};

function iam(operation: string, message: string): AlreadyExists {
  return { api: 'IAM', operation, status: 409, code: 'EntityAlreadyExists', message };
}

function eks(operation: string, message: string): AlreadyExists {
  return { api: 'EKS', operation, status: 409, code: 'ResourceInUseException', message };
}

/** What the provider says when AWS refuses an object that exists already. */
export function alreadyExists(type: string, names: readonly string[]): ProviderError {
  const refusal = known[type] ?? {
    api: humanName(type),
    operation: 'Create',
    status: 409,
    code: 'AlreadyExistsException',
    message: 'an object with these values exists: {0}',
  };
  const message = refusal.message.replace(/\{(\d)\}/g, (_, index: string) => names[Number(index)] ?? '');
  return new ProviderError(
    `creating ${humanName(type)} (${names.join(':')}): operation error ${refusal.api}: ${refusal.operation}, https response error StatusCode: ${refusal.status}, ${refusal.code}: ${message}`,
  );
}

/** What AWS says when something that others still use is to be deleted. */
export function stillInUse(type: string, id: string, code: string, message: string): string {
  return `deleting ${humanName(type)} (${id}): operation error, https response error StatusCode: 409, ${code}: ${message}`;
}
