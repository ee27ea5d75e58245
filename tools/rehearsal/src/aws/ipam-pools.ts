import type { Behaviour, CloudChange } from '../behaviours/behaviour';
import type { Cloud } from '../cloud/cloud';
import type { CloudObject } from '../cloud/cloud-object';
import { ProviderError } from '../protocol/provider-error';
import { isListValue, textOf, type ObjectValue } from '../values/value';

/** IPAM pools give out IPv4 blocks: the first that is free, to allocations and to VPCs. */
export const ipamBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_vpc_ipam_preview_next_cidr: {
    apply: (change) => {
      const cidr = nextCidr(change, 'ipam_pool_id', 'netmask_length');
      return cidr === undefined ? undefined : { cidr, id: `${cidr}_${textOf(change.next['ipam_pool_id']) ?? ''}` };
    },
  },
  aws_vpc_ipam_pool_cidr_allocation: {
    apply: (change) => {
      const cidr = textOf(change.config['cidr']) ?? nextCidr(change, 'ipam_pool_id', 'netmask_length');
      return cidr === undefined ? undefined : { cidr, netmask_length: Number(cidr.split('/')[1]) };
    },
  },
};

/** The block that a pool gives a new VPC; undefined for a VPC that has one of its own. */
export function blockForVpc(change: CloudChange): ObjectValue {
  const own = change.prior !== undefined || textOf(change.config['cidr_block']) !== undefined;
  const cidr = own ? undefined : nextCidr(change, 'ipv4_ipam_pool_id', 'ipv4_netmask_length');
  return cidr === undefined ? {} : { cidr_block: cidr };
}

function nextCidr({ cloud, prior, next }: CloudChange, poolName: string, lengthName: string): string | undefined {
  const poolId = textOf(next[poolName]);
  const pool = cloud.find({ type: 'aws_vpc_ipam_pool' }).find(({ id }) => id === poolId);
  if (prior !== undefined || poolId === undefined || pool?.attributes['address_family'] !== 'ipv4') return undefined;
  const length = Number(textOf(next[lengthName]) ?? pool.attributes['allocation_default_netmask_length'] ?? 0);
  const disallowed = isListValue(next['disallowed_cidrs'])
    ? next['disallowed_cidrs'].flatMap((each) => rangeOf(textOf(each)) ?? [])
    : [];
  const taken = [...rangesTakenFrom(cloud, poolId), ...disallowed];
  const free = firstFree(rangesOf(cloud, 'aws_vpc_ipam_pool_cidr', 'ipam_pool_id', 'cidr', poolId), taken, length);
  if (free !== undefined && length > 0) return free;
  throw new ProviderError(
    `allocating from IPAM Pool (${poolId})`,
    `api error InsufficientCidrBlocks: The pool has no free block of netmask length ${length}.`,
  );
}

interface Range {
  readonly start: number;
  readonly size: number;
}

function rangesTakenFrom(cloud: Cloud, pool: string): readonly Range[] {
  const children = cloud.find({ type: 'aws_vpc_ipam_pool' }).filter(has('source_ipam_pool_id', pool));
  return [
    ...rangesOf(cloud, 'aws_vpc', 'ipv4_ipam_pool_id', 'cidr_block', pool),
    ...rangesOf(cloud, 'aws_vpc_ipv4_cidr_block_association', 'ipv4_ipam_pool_id', 'cidr_block', pool),
    ...rangesOf(cloud, 'aws_vpc_ipam_pool_cidr_allocation', 'ipam_pool_id', 'cidr', pool),
    ...children.flatMap(({ id }) => rangesOf(cloud, 'aws_vpc_ipam_pool_cidr', 'ipam_pool_id', 'cidr', id)),
  ];
}

function rangesOf(cloud: Cloud, type: string, poolName: string, cidrName: string, pool: string): readonly Range[] {
  return cloud
    .find({ type })
    .filter(has(poolName, pool))
    .flatMap(({ attributes }) => rangeOf(String(attributes[cidrName] ?? '')) ?? []);
}

function has(name: string, value: string): (object: CloudObject) => boolean {
  return ({ attributes }) => attributes[name] === value;
}

function rangeOf(cidr: string | undefined): Range | undefined {
  const [, a, b, c, d, length] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr ?? '') ?? [];
  if (length === undefined) return undefined;
  const size = 2 ** (32 - Number(length));
  const address = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
  return { start: address - (address % size), size };
}

function firstFree(provisioned: readonly Range[], taken: readonly Range[], length: number): string | undefined {
  const size = 2 ** (32 - length);
  for (const { start, size: whole } of [...provisioned].sort((a, b) => a.start - b.start)) {
    let at = start;
    while (at + size <= start + whole) {
      const candidate = at;
      const over = taken.find((each) => each.start < candidate + size && candidate < each.start + each.size);
      if (over === undefined) return `${addressOf(candidate)}/${length}`;
      at = Math.ceil((over.start + over.size) / size) * size;
    }
  }
  return undefined;
}

function addressOf(number: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(number / unit) % 256).join('.');
}
