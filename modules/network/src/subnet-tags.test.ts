import { subnetTags } from './subnet-tags';

const blue = { clusterName: 'prod-blue' };
const green = { clusterName: 'prod-green' };

it('lets load balancer controllers find public and private subnets even before there is a cluster', () => {
  expect(subnetTags('public', [])).toEqual({ 'kubernetes.io/role/elb': '1' });
  expect(subnetTags('private', [])).toEqual({ 'kubernetes.io/role/internal-elb': '1' });
});

it('names each cluster on public subnets', () => {
  expect(subnetTags('public', [blue, green])).toEqual({
    'kubernetes.io/role/elb': '1',
    'kubernetes.io/cluster/prod-blue': 'shared',
    'kubernetes.io/cluster/prod-green': 'shared',
  });
});

it('keeps the discovery tag of Karpenter on the first cluster when a second one comes', () => {
  expect(subnetTags('private', [blue])['karpenter.sh/discovery']).toBe('prod-blue');
  expect(subnetTags('private', [blue, green])).toEqual({
    'kubernetes.io/role/internal-elb': '1',
    'kubernetes.io/cluster/prod-blue': 'shared',
    'kubernetes.io/cluster/prod-green': 'shared',
    'karpenter.sh/discovery': 'prod-blue',
  });
});

it.each(['intra', 'database', 'pod'] as const)('hides %s subnets from controllers', (tier) => {
  expect(subnetTags(tier, [blue])).toEqual({});
});
