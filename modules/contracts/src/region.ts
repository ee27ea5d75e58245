import { LandfallError } from './landfall-error';

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** Regions in which Amazon EKS runs, by partition. Source: AWS General Reference, "Amazon EKS endpoints and quotas". */
const REGIONS = {
  aws: [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'mx-central-1',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
} as const satisfies Record<Partition, readonly string[]>;

/** An AWS Region code: `eu-west-1`. */
export type Region = (typeof REGIONS)[Partition][number];

export const regions: readonly Region[] = Object.values(REGIONS).flat();

export function isRegion(value: string): value is Region {
  return regions.some((region) => region === value);
}

/** @throws LandfallError `REGION_UNKNOWN` unless the value is the code of a Region. */
export function region(value: string, at: string): Region {
  if (!isRegion(value)) {
    const near = regions.filter((known) => known.slice(0, 2) === value.slice(0, 2));
    const hint = near.length > 0 ? `; known there: ${near.join(', ')}` : `; known: ${regions.join(', ')}`;
    throw new LandfallError('REGION_UNKNOWN', `no AWS Region is called '${value}'${hint}`, at);
  }
  return value;
}

export function partitionOf(of: Region): Partition {
  if (of.startsWith('cn-')) return 'aws-cn';
  return of.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Domain that the partition's service endpoints and regional service principals end in. */
export function dnsSuffixOf(partition: Partition): 'amazonaws.com' | 'amazonaws.com.cn' {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** True when the name is that of an availability zone of the Region: `eu-west-1a`. Local and Wavelength Zones are none. */
export function isZoneOf(of: Region, zone: string): boolean {
  return zone.startsWith(of) && /^[a-z]$/.test(zone.slice(of.length));
}
