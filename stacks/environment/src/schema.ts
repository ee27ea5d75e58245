import { z } from 'zod';
import { clusterSchema } from './cluster-schema';
import type { Defined } from './defined';
import { accountId, arn, issueOf, name, named, pattern, region, some, text } from './fields';
import { meshSchema } from './mesh-schema';
import { networkSchema } from './network-schema';
import type { nodeGroupSchema } from './node-group-schema';
import { observabilitySchema } from './observability-schema';
import { reviewSchema } from './review-schema';

const ci = z
  .strictObject({
    repository: pattern(
      'acme/landing-zone',
      /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/,
      'a GitHub repository looks like owner/name',
    ).describe('Repository whose workflows plan and apply.'),
    planSubjects: some(z.enum(['pull-request', 'main']))
      .default(['pull-request', 'main'])
      .describe('Which workflow runs may assume the plan role.'),
    applyEnvironment: text('production')
      .min(1)
      .describe('GitHub environment whose approved runs may assume the apply role.'),
  })
  .describe('GitHub Actions, which assumes roles through OIDC: no stored credential.');

const clusters = named(clusterSchema, 24).superRefine((entries, context) => {
  if (Object.keys(entries).length === 0) {
    context.addIssue(issueOf('ENVIRONMENT_WITHOUT_CLUSTER', 'an environment has at least one cluster; add one'));
  }
});

export const environmentSchema = z.strictObject({
  project: name(24, 'acme').describe('Prefix of all names, and the Project tag. Cannot change after creation.'),
  name: name(24, 'dev').describe('Name of the environment, and the Environment tag. Cannot change after creation.'),
  account: accountId.describe('AWS account of the environment and of no other.'),
  region: region.describe('AWS Region. Cannot change after creation.'),
  ci,
  operators: named(arn).default({}).describe('IAM roles of people who may assume the plan and apply roles, by name.'),
  serviceLinkedRoles: z
    .enum(['create', 'existing'])
    .default('create')
    .describe('Whether to create the role of EC2 Auto Scaling; an account that had an Auto Scaling group has it.'),
  network: networkSchema,
  keyDeletionWindowDays: z.int().min(7).max(30).default(30).describe('Days until a deleted KMS key is gone, 7 to 30.'),
  clusters: clusters.describe('Clusters by id, such as blue and green.'),
  mesh: meshSchema.optional(),
  observability: observabilitySchema.prefault({}),
  review: reviewSchema.optional(),
});

/** What a team writes. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** What is left of it after parsing: defaults filled in, optional fields absent rather than undefined. */
export type EnvironmentFields = Defined<z.output<typeof environmentSchema>>;

/** One cluster of an environment, defaults filled in. */
export type ClusterFields = Defined<z.output<typeof clusterSchema>>;

/** One node group of a cluster, defaults filled in. */
export type NodeGroupFields = Defined<z.output<typeof nodeGroupSchema>>;
