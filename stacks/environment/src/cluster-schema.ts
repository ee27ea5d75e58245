import { z } from 'zod';
import { arn, cidr, named, narrowCidr, some, version } from './fields';
import { nodeGroupSchema } from './node-group-schema';

const apiAccess = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('private') }),
    z.strictObject({ kind: z.literal('public'), allowedCidrs: some(narrowCidr) }),
  ])
  .describe('Who reaches the Kubernetes API: only the VPC, or named networks as well.');

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cluster') }),
  z.strictObject({ kind: z.literal('namespaces'), namespaces: some(z.string()) }),
]);

const access = z
  .strictObject({
    principalArn: arn.describe('An IAM role or user; of an assumed role, the role.'),
    policy: z.enum(['cluster-admin', 'admin', 'edit', 'view', 'admin-view']),
    scope: scope.default({ kind: 'cluster' }),
  })
  .describe('An access entry with one EKS access policy.');

const compute = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nodes') }),
    z.strictObject({
      kind: z.literal('auto-mode'),
      nodePools: z.array(z.enum(['general-purpose', 'system'])).default(['general-purpose', 'system']),
    }),
  ])
  .describe('Node groups of our own, or EKS Auto Mode.');

const addons = z
  .strictObject({
    vpcCni: z
      .strictObject({ prefixDelegation: z.boolean().default(true), networkPolicy: z.boolean().default(true) })
      .prefault({}),
    coredns: z.strictObject({ replicas: z.int().min(1).max(50).default(2) }).prefault({}),
    ebsCsiDriver: z.boolean().default(true),
    metricsServer: z.boolean().default(false),
    versions: z.record(z.string(), z.string()).default({}).describe('Versions to pin in place of the tested ones.'),
  })
  .describe('EKS managed add-ons.');

export const clusterSchema = z
  .strictObject({
    version: version.describe('Kubernetes minor version. Raise it one minor at a time.'),
    apiAccess: apiAccess.default({ kind: 'private' }),
    access: named(access).default({}).describe('People and roles that may use the cluster.'),
    compute: compute.default({ kind: 'nodes' }),
    nodeGroups: named(nodeGroupSchema).default({}),
    addons: addons.prefault({}),
    upgradePolicy: z.enum(['standard', 'extended']).default('standard'),
    controlPlaneTier: z.enum(['standard', 'tier-xl', 'tier-2xl', 'tier-4xl', 'tier-8xl']).default('standard'),
    serviceCidr: cidr
      .default('172.20.0.0/16')
      .describe('Addresses of Kubernetes Services. Cannot change after creation.'),
    deletionProtection: z.boolean().default(true),
    externalOidc: z
      .strictObject({
        name: z.string().min(1),
        issuerUrl: z.url({ protocol: /^https$/ }),
        clientId: z.string().min(1),
        usernameClaim: z.string().optional(),
        groupsClaim: z.string().optional(),
      })
      .optional()
      .describe('An OIDC identity provider for people. Associating one takes up to 20 minutes.'),
  })
  .describe('An EKS cluster.');
