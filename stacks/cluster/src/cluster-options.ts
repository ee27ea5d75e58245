import type { AccessEntry, ApiAccess } from '@landfall/cluster';
import type { ClusterFields } from '@landfall/environment';

export function apiAccess({ apiAccess: access }: ClusterFields): ApiAccess {
  const sources = Object.entries(access.privateSources).map(([name, cidr]) => [name, { kind: 'cidr', cidr }] as const);
  const privateSources = Object.fromEntries(sources);
  return access.kind === 'private'
    ? { kind: 'private', privateSources }
    : { kind: 'public', allowedCidrs: access.allowedCidrs, privateSources };
}

export function accessEntries({ access }: ClusterFields): Readonly<Record<string, AccessEntry>> {
  const entries = Object.entries(access).map(([name, entry]) => [name, { kind: 'standard', ...entry }] as const);
  return Object.fromEntries(entries);
}
