import { z } from 'zod';
import { arn, cidr, named, narrowCidr, some, version } from './fields';
import { nodeGroupSchema } from './node-group-schema';

const privateSources = named(cidr)
  .default({})
  .describe('Networks besides the VPC that reach the private endpoint of the API.');

const apiAccess = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('private'), privateSources }),
    z.strictObject({
      kind: z.literal('public'),
      allowedCidrs: named(narrowCidr).describe('Public networks that may connect, by name.'),
      privateSources,
    }),
  ])
  .describe('Who reaches the Kubernetes API: only the VPC, or named networks as well.');

const scope = z.union([z.literal('cluster'), z.strictObject({ namespaces: some(z.string().min(1)) })]);

const accessPolicy = z.enum([
  'AmazonEKSClusterAdminPolicy',
  'AmazonEKSAdminPolicy',
  'AmazonEKSAdminViewPolicy',
  'AmazonEKSEditPolicy',
  'AmazonEKSViewPolicy',
  'AmazonEKSSecretReaderPolicy',
]);

const access = z
  .strictObject({
    principalArn: arn.describe('An IAM role or user; of an assumed role, the role.'),
    policies: z.partialRecord(accessPolicy, scope).default({}).describe('What it may do, and where.'),
    kubernetesGroups: z.array(z.string()).optional().describe('Groups that RBAC bindings name.'),
  })
  .describe('An access entry.');

const compute = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nodes') }),
    z.strictObject({
      kind: z.literal('auto-mode'),
      nodePools: z.array(z.enum(['general-purpose', 'system'])).default(['general-purpose', 'system']),
    }),
  ])
  .describe('Node groups of our own, or EKS Auto Mode.');

const controlPlane = z.strictObject({
  deletionProtection: z.boolean().default(true),
  upgradePolicy: z.enum(['standard', 'extended']).default('standard'),
  zonalShift: z.boolean().default(true),
  tier: z.enum(['standard', 'tier-xl', 'tier-2xl', 'tier-4xl']).optional(),
});

const addons = z
  .strictObject({
    vpcCni: z
      .strictObject({ prefixDelegation: z.boolean().default(true), networkPolicy: z.boolean().default(true) })
      .prefault({}),
    coredns: z.strictObject({ replicas: z.int().min(1).max(50).default(2) }).prefault({}),
    metricsServer: z.boolean().default(true),
    versions: z.record(z.string(), z.string()).default({}).describe('Versions to pin in place of the tested ones.'),
  })
  .describe('EKS managed add-ons.');

const externalOidc = z.strictObject({
  name: z.string().min(1),
  issuerUrl: z.url({ protocol: /^https$/ }),
  clientId: z.string().min(1),
  usernameClaim: z.string().optional(),
  groupsClaim: z.string().optional(),
});

export const clusterSchema = z
  .strictObject({
    version: version.describe('Kubernetes minor version. Raise it one minor at a time.'),
    apiAccess: apiAccess.prefault({ kind: 'private' }),
    access: named(access).default({}).describe('People and roles that may use the cluster.'),
    compute: compute.default({ kind: 'nodes' }),
    nodeGroups: named(nodeGroupSchema).default({}),
    addons: addons.prefault({}),
    controlPlane: controlPlane.prefault({}),
    serviceCidr: cidr
      .default('172.20.0.0/16')
      .describe('Addresses of Kubernetes Services. Cannot change after creation.'),
    externalOidc: externalOidc
      .optional()
      .describe('An OIDC identity provider for people. Associating one takes some 30 minutes.'),
  })
  .describe('An EKS cluster.');
