import type { IClusterRef, SubnetTier } from '@landfall/contracts';

/**
 * Tags by which controllers in clusters find a subnet.
 *
 * The AWS Load Balancer Controller looks for `kubernetes.io/role/*`, and passes over subnets that carry
 * `kubernetes.io/cluster/*` of other clusters only. Karpenter's convention `karpenter.sh/discovery` holds one name: that
 * of the first cluster. Node classes of further clusters select by `kubernetes.io/cluster/<name>`.
 */
export function subnetTags(tier: SubnetTier, clusters: readonly IClusterRef[]): Readonly<Record<string, string>> {
  if (tier !== 'public' && tier !== 'private') return {};
  const role = tier === 'public' ? 'kubernetes.io/role/elb' : 'kubernetes.io/role/internal-elb';
  const [first] = clusters;
  return {
    [role]: '1',
    ...Object.fromEntries(clusters.map(({ clusterName }) => [`kubernetes.io/cluster/${clusterName}`, 'shared'])),
    ...(tier === 'private' && first ? { 'karpenter.sh/discovery': first.clusterName } : {}),
  };
}
