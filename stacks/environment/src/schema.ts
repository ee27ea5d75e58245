import { z } from 'zod';
import { clusterSchema } from './cluster-schema';
import type { Defined } from './defined';
import { accountId, arn, name, named, region, some } from './fields';
import { networkSchema } from './network-schema';
import { nodeGroupSchema } from './node-group-schema';
import { meshSchema, observabilitySchema } from './observability-schema';

const repository = z
  .string()
  .regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/, { error: 'a GitHub repository looks like owner/name' });

const ci = z
  .strictObject({
    repository,
    planSubjects: some(z.enum(['pull-request', 'main']))
      .default(['pull-request', 'main'])
      .describe('Which workflow runs may assume the plan role.'),
    applyEnvironment: z.string().min(1).describe('GitHub environment whose approved runs may assume the apply role.'),
  })
  .describe('GitHub Actions, which assumes roles through OIDC: no stored credential.');

export const environmentSchema = z.strictObject({
  project: name(12).describe('Prefix of all names, and the Project tag.'),
  name: name(12).describe('Name of the environment, and the Environment tag.'),
  account: accountId,
  region,
  ci,
  operators: named(arn).default({}).describe('IAM roles of people who may assume the plan and apply roles.'),
  serviceLinkedRoles: z
    .enum(['create', 'existing'])
    .default('create')
    .describe(
      'Whether the account lacks the role of EC2 Auto Scaling, which AWS makes with the first Auto Scaling group.',
    ),
  network: networkSchema,
  keyDeletionWindowDays: z.int().min(7).max(30).default(30),
  clusters: named(clusterSchema, 10)
    .refine((clusters) => Object.keys(clusters).length > 0, {
      error: 'an environment has at least one cluster; add one',
    })
    .describe('Clusters by id, such as blue and green.'),
  mesh: meshSchema.optional(),
  observability: observabilitySchema.prefault({}),
});

/** What a team writes. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** What is left of it after parsing: defaults filled in, optional fields absent rather than undefined. */
export type EnvironmentFields = Defined<z.output<typeof environmentSchema>>;

/** One cluster of an environment, defaults filled in. */
export type ClusterFields = Defined<z.output<typeof clusterSchema>>;

/** One node group of a cluster, defaults filled in. */
export type NodeGroupFields = Defined<z.output<typeof nodeGroupSchema>>;
