import { z } from 'zod';
import { arn, cidr, issueOf, named, narrowCidr, some, text, version } from './fields';
import { nodeGroupSchema } from './node-group-schema';

/** Most networks that the public endpoint can admit. Source: EKS service quotas. */
const MAX_PUBLIC_CIDRS = 40;

const privateSources = named(narrowCidr('name the networks that may reach the API'))
  .default({})
  .describe('Networks besides the VPC that reach the private endpoint of the API, by name.');

const allowedCidrs = named(narrowCidr('name the networks that may reach the API'))
  .superRefine((cidrs, context) => {
    const count = Object.keys(cidrs).length;
    if (count >= 1 && count <= MAX_PUBLIC_CIDRS) return;
    const message = `a public API names 1 to ${MAX_PUBLIC_CIDRS} networks that may connect, got ${count}; name them, or write apiAccess: { kind: 'private' }`;
    context.addIssue(issueOf('PUBLIC_CIDR_COUNT', message));
  })
  .describe('Public networks that may connect, by name: 1 to 40.');

const apiAccess = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('private').describe('Only the VPC and private sources.'), privateSources }),
    z.strictObject({
      kind: z.literal('public').describe('Named public networks as well.'),
      allowedCidrs,
      privateSources,
    }),
  ])
  .describe('Who reaches the Kubernetes API.');

const namespaces = some(text('apps').min(1)).describe('Namespaces, which may end in *.');
const scopeRule = "must be 'cluster' or an object like { namespaces: ['apps'] }";
const scope = z.union([z.literal('cluster'), z.strictObject({ namespaces })], {
  error: ({ input }) => (typeof input === 'object' ? scopeRule : `${scopeRule}, got '${String(input)}'`),
});

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
    policies: z.partialRecord(accessPolicy, scope).default({}).describe('EKS access policies, and where they hold.'),
    kubernetesGroups: z.array(text('viewers')).optional().describe('Groups that RBAC bindings name.'),
  })
  .describe('An access entry.');

const compute = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nodes').describe('Node groups of our own.') }),
    z.strictObject({
      kind: z.literal('auto-mode').describe('EKS Auto Mode.'),
      nodePools: z
        .array(z.enum(['general-purpose', 'system']))
        .default(['general-purpose', 'system'])
        .describe('Built-in node pools.'),
    }),
  ])
  .describe('Who provides nodes.');

const controlPlane = z
  .strictObject({
    deletionProtection: z.boolean().default(true).describe('Whether EKS refuses to delete the cluster.'),
    upgradePolicy: z
      .enum(['standard', 'extended'])
      .default('standard')
      .describe(
        'At the end of standard support: AWS upgrades the cluster, or extended support at six times the price.',
      ),
    zonalShift: z.boolean().default(true).describe('Whether traffic may be moved out of an impaired zone.'),
    tier: z
      .enum(['standard', 'tier-xl', 'tier-2xl', 'tier-4xl'])
      .optional()
      .describe("Size of the control plane, paid by the hour above standard; EKS's choice when absent."),
  })
  .describe('How the control plane is kept.');

const vpcCni = z
  .strictObject({
    prefixDelegation: z.boolean().default(true).describe('More pods on each node, from /28 prefixes.'),
    networkPolicy: z.boolean().default(true).describe('Whether network policies are enforced.'),
  })
  .describe('Amazon VPC CNI.');

const coredns = z
  .strictObject({ replicas: z.int().min(1).max(50).default(2).describe('Pods of CoreDNS, 1 to 50.') })
  .describe('CoreDNS.');

const addons = z
  .strictObject({
    vpcCni: vpcCni.prefault({}),
    coredns: coredns.prefault({}),
    metricsServer: z.boolean().default(true).describe('Whether Metrics Server is installed.'),
    versions: z
      .record(z.string(), text('v1.21.1-eksbuild.1'))
      .default({})
      .describe('Versions to pin in place of the tested ones, by the name of the add-on.'),
  })
  .describe('EKS managed add-ons.');

const externalOidc = z
  .strictObject({
    name: text('okta').min(1).describe('Names the association within the cluster.'),
    issuerUrl: z.url({ protocol: /^https$/ }).describe('As in the iss claim.'),
    clientId: text('kubernetes').min(1).describe('The aud claim that tokens must have.'),
    usernameClaim: text('email').optional().describe('Claim that names the user; sub when absent.'),
    groupsClaim: text('groups').optional().describe('Claim that lists groups; no groups when absent.'),
  })
  .describe('An OIDC identity provider for people. Associating one takes some 30 minutes.');

export const clusterSchema = z
  .strictObject({
    version: version.describe('Kubernetes minor version. Raise it one minor at a time.'),
    apiAccess: apiAccess.prefault({ kind: 'private' }),
    access: named(access).default({}).describe('People and roles that may use the cluster, by name.'),
    compute: compute.default({ kind: 'nodes' }),
    nodeGroups: named(nodeGroupSchema, 54).default({}).describe('Managed node groups by name.'),
    addons: addons.prefault({}),
    controlPlane: controlPlane.prefault({}),
    serviceCidr: cidr
      .default('172.20.0.0/16')
      .describe('Addresses of Kubernetes Services: private, /12 to /24. Cannot change after creation.'),
    externalOidc: externalOidc.optional(),
  })
  .describe('An EKS cluster.');
