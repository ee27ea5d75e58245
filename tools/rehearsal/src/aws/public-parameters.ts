/** A group of SSM parameters that AWS publishes. */
export interface PublicParameter {
  /** Which names belong to it. Its groups are filled into the value as `{1}`, `{2}`. */
  readonly name: RegExp;

  /** Template of the value: `{region}`, and derived characters that follow from the name, as in the facts. */
  readonly value: string;
}

const minor = String.raw`(\d+\.\d+)`;

/** Machine images and their versions. Source: the EKS, Bottlerocket and EC2 user guides on public parameters. */
export const publicParameters: readonly PublicParameter[] = [
  { name: /\/image_id$/, value: 'ami-{hex:17}' },
  { name: new RegExp(`^/aws/service/eks/optimized-ami/${minor}/.*/release_version$`), value: '{1}.0-20260101' },
  { name: /^\/aws\/service\/bottlerocket\/.*\/image_version$/, value: '1.52.0-{hex:8}' },
  {
    name: new RegExp(`^/aws/service/eks/optimized-ami/${minor}/.*/image_name$`),
    value: 'amazon-eks-node-{1}-v20260101',
  },
  // Without a property at the end, the parameter of an ECS image describes all of it. Source: the ECS developer guide.
  {
    name: /^\/aws\/service\/ecs\/optimized-ami\/([\w-]+(?:\/[\w-]+)*)\/recommended$/,
    value: JSON.stringify({
      ecs_agent_version: '1.100.0',
      ecs_runtime_version: 'Docker version 25.0.13',
      image_id: 'ami-{hex:17}',
      image_name: 'ecs-optimized-ami-20260101',
      os: 'Amazon Linux',
      schema_version: 1,
      source_image_name: 'amazon-linux-ami-20260101',
    }),
  },
  {
    name: /^\/aws\/service\/aws-for-fluent-bit\/(?:windows-)?([\w.-]+)$/,
    value: '906394416424.dkr.ecr.{region}.amazonaws.com/aws-for-fluent-bit:{1}',
  },
  { name: /^\/aws\/service\/(?:ami-|canonical|debian|suse|ecs)/, value: 'ami-{hex:17}' },
  { name: /^\/aws\/service\/global-infrastructure\/regions\/([a-z0-9-]+)\/longName$/, value: '{1}' },
];
