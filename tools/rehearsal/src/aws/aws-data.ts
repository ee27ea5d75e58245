import { IamReference } from './iam-reference';
import { publicParameters, type PublicParameter } from './public-parameters';

/** What AWS itself publishes and a configuration may ask for. Known to the day it was written; replace what differs. */
export interface AwsData {
  /** Partitions, by name. A Region belongs to the one with the longest prefix of its code. */
  readonly partitions: Readonly<Record<string, PartitionData>>;

  /** Regions, by code. */
  readonly regions: Readonly<Record<string, RegionData>>;

  /** Service principals that are not `<service>.amazonaws.com`, by service name. `{region}` and `{dnsSuffix}` are filled in. */
  readonly servicePrincipals: Readonly<Record<string, string>>;

  /** Prefix lists that AWS manages, in names without `com.amazonaws.<region>.`, with entries that stand for the real ones. */
  readonly prefixLists: Readonly<Record<string, readonly string[]>>;

  readonly eks: EksData;

  /** Actions and condition keys that policies may name. */
  readonly iam: IamReference;

  /** SSM parameters that AWS publishes; the first that fits a name answers. */
  readonly publicParameters: readonly PublicParameter[];
}

export interface PartitionData {
  readonly regionPrefixes: readonly string[];
  readonly dnsSuffix: string;
}

export interface RegionData {
  readonly description: string;

  /** Letters of the Availability Zones: `abc`. */
  readonly zones: string;
}

export interface EksData {
  /** Versions of the control plane, oldest first, with the dates on which standard and extended support end. */
  readonly versions: readonly EksVersion[];

  /** The version that a cluster gets which asks for none. */
  readonly defaultVersion: string;

  /** Versions of add-ons, newest first; a version holds for clusters of the minor version it starts with, else for all. */
  readonly addons: Readonly<Record<string, readonly string[]>>;
}

export interface EksVersion {
  readonly version: string;
  readonly releaseDate: string;
  readonly endOfStandardSupport: string;
  readonly endOfExtendedSupport: string;
}

export interface Partition {
  readonly partition: string;
  readonly dnsSuffix: string;
}

/** The partition of a Region. */
export function partitionOf(data: AwsData, region: string): Partition {
  const found = Object.entries(data.partitions).find(([, { regionPrefixes }]) =>
    regionPrefixes.some((prefix) => region.startsWith(prefix)),
  );
  return found === undefined
    ? { partition: 'aws', dnsSuffix: 'amazonaws.com' }
    : { partition: found[0], dnsSuffix: found[1].dnsSuffix };
}

/** The newest version of an add-on, or the one before it, which stands for the default. */
export function addonVersionFor(data: AwsData, addon: string, minor: string, newest: boolean): string | undefined {
  const versions = data.eks.addons[addon];
  const own = versions?.filter((version) => version.startsWith(`v${minor}.`)) ?? [];
  const usable = own.length > 0 ? own : (versions ?? []);
  return newest ? usable[0] : usable.at(-1);
}

const threeZones = (description: string): RegionData => ({ description, zones: 'abc' });

const regions: Readonly<Record<string, RegionData>> = {
  'af-south-1': threeZones('Africa (Cape Town)'),
  'ap-east-1': threeZones('Asia Pacific (Hong Kong)'),
  'ap-east-2': threeZones('Asia Pacific (Taipei)'),
  'ap-northeast-1': { description: 'Asia Pacific (Tokyo)', zones: 'acd' },
  'ap-northeast-2': { description: 'Asia Pacific (Seoul)', zones: 'abcd' },
  'ap-northeast-3': threeZones('Asia Pacific (Osaka)'),
  'ap-south-1': threeZones('Asia Pacific (Mumbai)'),
  'ap-south-2': threeZones('Asia Pacific (Hyderabad)'),
  'ap-southeast-1': threeZones('Asia Pacific (Singapore)'),
  'ap-southeast-2': threeZones('Asia Pacific (Sydney)'),
  'ap-southeast-3': threeZones('Asia Pacific (Jakarta)'),
  'ap-southeast-4': threeZones('Asia Pacific (Melbourne)'),
  'ap-southeast-5': threeZones('Asia Pacific (Malaysia)'),
  'ap-southeast-6': threeZones('Asia Pacific (New Zealand)'),
  'ap-southeast-7': threeZones('Asia Pacific (Thailand)'),
  'ca-central-1': { description: 'Canada (Central)', zones: 'abd' },
  'ca-west-1': threeZones('Canada West (Calgary)'),
  'cn-north-1': threeZones('China (Beijing)'),
  'cn-northwest-1': threeZones('China (Ningxia)'),
  'eu-central-1': threeZones('Europe (Frankfurt)'),
  'eu-central-2': threeZones('Europe (Zurich)'),
  'eu-north-1': threeZones('Europe (Stockholm)'),
  'eu-south-1': threeZones('Europe (Milan)'),
  'eu-south-2': threeZones('Europe (Spain)'),
  'eu-west-1': threeZones('Europe (Ireland)'),
  'eu-west-2': threeZones('Europe (London)'),
  'eu-west-3': threeZones('Europe (Paris)'),
  'il-central-1': threeZones('Israel (Tel Aviv)'),
  'me-central-1': threeZones('Middle East (UAE)'),
  'me-south-1': threeZones('Middle East (Bahrain)'),
  'mx-central-1': threeZones('Mexico (Central)'),
  'sa-east-1': threeZones('South America (Sao Paulo)'),
  'us-east-1': { description: 'US East (N. Virginia)', zones: 'abcdef' },
  'us-east-2': threeZones('US East (Ohio)'),
  'us-gov-east-1': threeZones('AWS GovCloud (US-East)'),
  'us-gov-west-1': threeZones('AWS GovCloud (US-West)'),
  'us-west-1': { description: 'US West (N. California)', zones: 'ac' },
  'us-west-2': { description: 'US West (Oregon)', zones: 'abcd' },
};

/** Source of the dates: the Amazon EKS user guide, "Understand the Kubernetes version lifecycle on EKS". */
const eksVersions: readonly EksVersion[] = [
  ['1.30', '2024-05-23', '2025-07-23', '2026-07-23'],
  ['1.31', '2024-09-26', '2025-11-26', '2026-11-26'],
  ['1.32', '2025-01-25', '2026-03-23', '2027-03-23'],
  ['1.33', '2025-05-28', '2026-07-29', '2027-07-29'],
  ['1.34', '2025-10-06', '2026-12-02', '2027-12-02'],
  ['1.35', '2026-01-28', '2027-03-27', '2028-03-27'],
].map(([version = '', releaseDate = '', endOfStandardSupport = '', endOfExtendedSupport = '']) => ({
  version,
  releaseDate,
  endOfStandardSupport,
  endOfExtendedSupport,
}));

/** Plausible versions of the add-ons: the newest first, one per minor version where the add-on follows Kubernetes. */
const eksAddons: Readonly<Record<string, readonly string[]>> = {
  'vpc-cni': ['v1.21.1-eksbuild.1', 'v1.20.5-eksbuild.1'],
  coredns: ['v1.13.1-eksbuild.1', 'v1.12.4-eksbuild.1'],
  'kube-proxy': eksVersions.map(({ version }) => `v${version}.0-eksbuild.2`).reverse(),
  'eks-pod-identity-agent': ['v1.3.10-eksbuild.1', 'v1.3.9-eksbuild.3'],
  'eks-node-monitoring-agent': ['v1.4.2-eksbuild.1', 'v1.4.1-eksbuild.1'],
  'aws-ebs-csi-driver': ['v1.54.0-eksbuild.1', 'v1.53.0-eksbuild.1'],
  'aws-efs-csi-driver': ['v2.1.15-eksbuild.1', 'v2.1.14-eksbuild.1'],
  'aws-fsx-csi-driver': ['v1.7.0-eksbuild.1'],
  'aws-mountpoint-s3-csi-driver': ['v2.2.1-eksbuild.1', 'v1.15.0-eksbuild.1'],
  'aws-secrets-store-csi-driver-provider': ['v2.1.1-eksbuild.1'],
  'snapshot-controller': ['v8.3.0-eksbuild.1'],
  'amazon-cloudwatch-observability': ['v6.5.0-eksbuild.1', 'v4.7.0-eksbuild.1', 'v4.6.0-eksbuild.1'],
  'aws-guardduty-agent': ['v1.12.1-eksbuild.2'],
  'aws-network-flow-monitoring-agent': ['v1.1.1-eksbuild.1'],
  adot: ['v0.131.0-eksbuild.1'],
  'metrics-server': ['v0.8.0-eksbuild.5'],
  'kube-state-metrics': ['v2.17.0-eksbuild.4'],
  'prometheus-node-exporter': ['v1.10.2-eksbuild.3'],
  'cert-manager': ['v1.19.1-eksbuild.1'],
  'external-dns': ['v0.20.0-eksbuild.1'],
};

/** The published AWS data that a rehearsal starts with. */
export const awsData: AwsData = {
  partitions: {
    'aws-cn': { regionPrefixes: ['cn-'], dnsSuffix: 'amazonaws.com.cn' },
    'aws-us-gov': { regionPrefixes: ['us-gov-'], dnsSuffix: 'amazonaws.com' },
    aws: { regionPrefixes: [''], dnsSuffix: 'amazonaws.com' },
  },
  regions,
  servicePrincipals: { logs: 'logs.{region}.amazonaws.com' },
  prefixLists: {
    s3: ['52.219.0.0/20', '3.5.0.0/19'],
    dynamodb: ['52.94.0.0/22', '52.119.0.0/18'],
    'vpc-lattice': ['169.254.171.0/24'],
    'ec2-instance-connect': ['18.206.107.24/29'],
    'global.cloudfront.origin-facing': ['13.32.0.0/15', '52.46.0.0/18'],
    'global.groundstation': ['3.2.16.0/26'],
  },
  eks: { versions: eksVersions, defaultVersion: '1.34', addons: eksAddons },
  iam: new IamReference(),
  publicParameters,
};
