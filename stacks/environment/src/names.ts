import { dnsSuffixOf, formatArn, type KeyPurpose, type Partition, partitionOf, type Region } from '@landfall/contracts';

/** The fields of an environment that names are made of. */
export interface NameParts {
  readonly project: string;
  readonly name: string;
  readonly account: string;
  readonly region: Region;
}

/** Layers of an environment; with the environment's name (and a cluster's id) they name stacks, state files and contracts. */
export type Layer = 'bootstrap' | 'network' | 'keys' | 'cluster' | 'compute' | 'mesh' | 'observability';

/** Prefix of everything an environment owns: `acme-dev`. */
export function prefixOf({ project, name }: Pick<NameParts, 'project' | 'name'>): string {
  return `${project}-${name}`;
}

export function partition(environment: NameParts): Partition {
  return partitionOf(environment.region);
}

/** Unique over all of AWS, hence the account. */
export function stateBucketName(environment: NameParts): string {
  return `${prefixOf(environment)}-tfstate-${environment.account}`;
}

export function stateKey(environment: NameParts, layer: Layer, clusterId?: string): string {
  return `${environment.name}/${clusterId ? `${layer}-${clusterId}` : layer}/terraform.tfstate`;
}

export function stateKeyName(environment: NameParts): string {
  return `${prefixOf(environment)}-tfstate`;
}

export function aliasArn(environment: NameParts, keyName: string): string {
  const { account, region } = environment;
  return formatArn({
    partition: partition(environment),
    service: 'kms',
    region,
    account,
    resource: `alias/${keyName}`,
  });
}

export function stackId(environment: NameParts, layer: Layer, clusterId?: string): string {
  return clusterId ? `${environment.name}-${layer}-${clusterId}` : `${environment.name}-${layer}`;
}

export function contractParameterName(environment: NameParts, layer: Layer, contract: string): string {
  return `/landfall/${environment.name}/${layer}/${contract}`;
}

/** What Terraform may do with the provider: read for a plan, or write for an apply. */
export type Access = 'plan' | 'apply';

export function deploymentRoleName(environment: NameParts, access: Access): string {
  return `${prefixOf(environment)}-${access}`;
}

export function roleArn(environment: NameParts, roleName: string): string {
  const { account } = environment;
  return formatArn({
    partition: partition(environment),
    service: 'iam',
    region: '',
    account,
    resource: `role/${roleName}`,
  });
}

export function keyName(environment: NameParts, purpose: KeyPurpose): string {
  return `${prefixOf(environment)}-${purpose}`;
}

export function clusterName(environment: NameParts, clusterId: string): string {
  return `${prefixOf(environment)}-${clusterId}`;
}

export function clusterLogGroupName(environment: NameParts, clusterId: string): string {
  return `/aws/eks/${clusterName(environment, clusterId)}/cluster`;
}

export function servicePrincipal(environment: NameParts, service: string): string {
  return `${service}.${dnsSuffixOf(partition(environment))}`;
}

interface NamedResource {
  readonly field: string;
  readonly name: string;
  readonly limit: number;
  readonly what: string;
}

/** The fields of an environment that longer names are made of; those that are absent name nothing. */
interface Named {
  readonly clusters?: Readonly<Record<string, { readonly nodeGroups?: object } | undefined>>;
  readonly mesh?: { readonly cluster?: string; readonly services?: object; readonly gateway?: object };
}

const ROLE = { limit: 64, what: 'an IAM role' };

/** Longest suffix of a cluster's name that makes the name of an IAM role, that of the CloudWatch agent. */
const LONGEST_ROLE_SUFFIX = 'cloudwatch-agent';

/** The names of an environment that come nearest to the limit of their AWS resource. */
export function longestNames(environment: NameParts, { clusters = {}, mesh = {} }: Named): readonly NamedResource[] {
  const prefix = prefixOf(environment);
  return [
    { field: 'name', name: stateBucketName(environment), limit: 63, what: 'the state bucket' },
    { field: 'name', name: `${prefix}-flow-logs-${environment.region}`, ...ROLE },
    ...Object.entries(clusters).flatMap(([id, { nodeGroups = {} } = {}]) => [
      { field: `clusters.${id}`, name: `${clusterName(environment, id)}-${LONGEST_ROLE_SUFFIX}`, ...ROLE },
      ...launchTemplates(environment, id, Object.keys(nodeGroups)),
    ]),
    ...proxyRoles(environment, mesh),
  ];
}

function launchTemplates(environment: NameParts, id: string, groups: readonly string[]): readonly NamedResource[] {
  return groups.map((group) => ({
    field: `clusters.${id}.nodeGroups.${group}`,
    name: `${clusterName(environment, id)}-${group}`,
    limit: 125,
    what: 'the launch template',
  }));
}

function proxyRoles(environment: NameParts, mesh: NonNullable<Named['mesh']>): readonly NamedResource[] {
  const { cluster, services = {}, gateway } = mesh;
  if (cluster === undefined) return [];
  const role = (field: string, suffix: string): NamedResource => ({
    field,
    name: `${clusterName(environment, cluster)}-mesh-${suffix}`,
    ...ROLE,
  });
  return [
    ...Object.keys(services).map((service) => role(`mesh.services.${service}`, service)),
    ...(gateway ? [role('mesh.gateway', 'ingress-gateway')] : []),
  ];
}
