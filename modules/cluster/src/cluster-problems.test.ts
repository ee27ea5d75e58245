import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId } from '@landfall/contracts';
import { synth, testKey, testLogGroup, testNetwork } from '@landfall/testing';
import { Lazy } from 'cdktf';
import { Cluster, type ClusterProps } from './cluster';
import type { NodeTraffic } from './node-traffic';

function make(overrides: Partial<ClusterProps>): void {
  const name = overrides.name ?? 'prod-blue';
  const minimal: ClusterProps = {
    name,
    account: accountId('111111111111', 'test'),
    region: 'eu-west-1',
    version: '1.35',
    network: testNetwork(),
    secretsKey: testKey(),
    logs: testLogGroup(`/aws/eks/${name}/cluster`),
  };
  synth((stack) => {
    new AwsProvider(stack, 'aws');
    new Cluster(stack, 'eks', { ...minimal, ...overrides });
  });
}

const vpn = { kind: 'cidr', cidr: '10.8.0.0/16' } as const;
const withTraffic = (nodeTraffic: NodeTraffic): Partial<ClusterProps> => ({ compute: { kind: 'nodes', nodeTraffic } });

describe('a cluster is refused', () => {
  const tenMillion = '10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16';
  const cases: readonly (readonly [string, Partial<ClusterProps>, string])[] = [
    [
      'when its name has other characters',
      { name: 'prod.blue' },
      `EKS_NAME_INVALID at test/eks: the name of an EKS cluster has letters, digits, - and _ only, and starts with a letter or digit; got 'prod.blue'`,
    ],
    [
      'when its role would have too long a name',
      { name: 'b'.repeat(57) },
      `EKS_ROLE_NAME_TOO_LONG at test/eks: the name of an IAM role has 64 characters at most, got 65: '${'b'.repeat(57)}-cluster'; shorten the name of the cluster`,
    ],
    [
      'when the role of its Auto Mode nodes would have too long a name',
      { name: 'b'.repeat(55), compute: { kind: 'auto-mode', nodePools: [] } },
      `EKS_ROLE_NAME_TOO_LONG at test/eks: the name of an IAM role has 64 characters at most, got 65: '${'b'.repeat(55)}-auto-node'; shorten the name of the cluster`,
    ],
    [
      'when the log group has another name',
      { logs: testLogGroup('/eks/prod') },
      `EKS_LOG_GROUP_NAME at test/eks: EKS writes control plane logs to '/aws/eks/prod-blue/cluster' and nowhere else, got '/eks/prod'; name the log group so`,
    ],
    [
      'in one zone',
      { network: testNetwork(['intra'], 1) },
      'EKS_TOO_FEW_ZONES at test/eks: network: an EKS control plane needs intra or private subnets in 2 or more zones, got eu-west-1a; add zones to the network',
    ],
    [
      'in a network with public subnets only',
      { network: testNetwork(['public']) },
      'EKS_TOO_FEW_ZONES at test/eks: network: an EKS control plane needs intra or private subnets in 2 or more zones, got none; add zones to the network',
    ],
    [
      'on a version that EKS has no more',
      { version: '1.29' },
      'KUBERNETES_VERSION_UNSUPPORTED at test/eks: version: Kubernetes 1.29 is out of support on Amazon EKS; use 1.35 or another supported version',
    ],
    [
      'on a version past standard support, unless that is paid for',
      { version: '1.33' },
      "EKS_EXTENDED_SUPPORT at test/eks: controlPlane: Kubernetes 1.33 is past standard support; upgrade, or write upgradePolicy: 'extended' and pay for extended support",
    ],
    [
      'when its public endpoint admits nobody',
      { apiAccess: { kind: 'public', allowedCidrs: {} } },
      'EKS_PUBLIC_CIDR_COUNT at test/eks: apiAccess.allowedCidrs: a public Kubernetes API names 1 to 40 networks that may connect, got 0; name them, or make it private',
    ],
    [
      'when its public endpoint admits everybody',
      { apiAccess: { kind: 'public', allowedCidrs: { all: '0.0.0.0/0' } } },
      "EKS_OPEN_TO_WORLD at test/eks: apiAccess.allowedCidrs.all: '0.0.0.0/0' is everybody; name the networks that need access",
    ],
    [
      'when its public endpoint admits everybody over IPv6',
      { apiAccess: { kind: 'public', allowedCidrs: { all: '::/0' } } },
      "EKS_OPEN_TO_WORLD at test/eks: apiAccess.allowedCidrs.all: '::/0' is everybody; name the networks that need access",
    ],
    [
      'when its public endpoint admits a private network',
      { apiAccess: { kind: 'public', allowedCidrs: { office: '10.1.0.0/16' } } },
      "EKS_PUBLIC_CIDR_PRIVATE at test/eks: apiAccess.allowedCidrs.office: '10.1.0.0/16' is private and never arrives at the public endpoint; list it under privateSources",
    ],
    [
      'when its public endpoint admits what is no network',
      { apiAccess: { kind: 'public', allowedCidrs: { office: 'office' } } },
      "CIDR_INVALID at test/eks: apiAccess.allowedCidrs.office: 'office' is no CIDR block; write one like 10.0.0.0/16",
    ],
    [
      'when its private endpoint admits everybody',
      { apiAccess: { kind: 'private', privateSources: { all: { kind: 'cidr', cidr: '0.0.0.0/0' } } } },
      "EKS_OPEN_TO_WORLD at test/eks: apiAccess.privateSources.all: '0.0.0.0/0' is everybody; name the networks that need access",
    ],
    [
      'when Services have addresses of the internet',
      { serviceNetwork: { kind: 'ipv4', serviceCidr: '100.64.0.0/16' } },
      `EKS_SERVICE_CIDR_INVALID at test/eks: serviceNetwork.serviceCidr: the CIDR of Kubernetes Services is a /12 to /24 inside ${tenMillion}, got 100.64.0.0/16`,
    ],
    [
      'when Services have too few addresses',
      { serviceNetwork: { kind: 'ipv4', serviceCidr: '172.20.0.0/25' } },
      `EKS_SERVICE_CIDR_INVALID at test/eks: serviceNetwork.serviceCidr: the CIDR of Kubernetes Services is a /12 to /24 inside ${tenMillion}, got 172.20.0.0/25`,
    ],
    [
      'when Services have addresses of the VPC',
      { serviceNetwork: { kind: 'ipv4', serviceCidr: '10.0.128.0/20' } },
      'EKS_CIDR_OVERLAP at test/eks: serviceNetwork.serviceCidr: 10.0.128.0/20 for Kubernetes Services overlaps 10.0.0.0/16 of the VPC; take one apart from it',
    ],
    [
      'when hybrid nodes have addresses of Services',
      {
        serviceNetwork: {
          kind: 'ipv4',
          serviceCidr: '172.20.0.0/16',
          remoteNetworks: { nodes: { hall: '172.20.1.0/24' } },
        },
      },
      "EKS_CIDR_OVERLAP at test/eks: serviceNetwork.remoteNetworks.nodes.hall: 172.20.1.0/24 for remote nodes 'hall' overlaps 172.20.0.0/16 of Kubernetes Services; take one apart from it",
    ],
    [
      'when pods of hybrid nodes have addresses of the internet',
      {
        serviceNetwork: {
          kind: 'ipv4',
          remoteNetworks: { nodes: { hall: '192.168.0.0/24' }, pods: { hall: '203.0.113.0/24' } },
        },
      },
      `EKS_REMOTE_CIDR_PUBLIC at test/eks: serviceNetwork.remoteNetworks.pods.hall: a CIDR of remote pods lies inside ${tenMillion}, got 203.0.113.0/24`,
    ],
    [
      'when it has remote networks without nodes',
      { serviceNetwork: { kind: 'ipv4', remoteNetworks: { nodes: {} } } },
      'EKS_REMOTE_NODES_MISSING at test/eks: serviceNetwork.remoteNetworks.nodes: remote networks name at least one of nodes',
    ],
    [
      'when an Auto Mode node pool stands twice',
      { compute: { kind: 'auto-mode', nodePools: ['system', 'system'] } },
      'EKS_NODE_POOL_TWICE at test/eks: compute.nodePools: a node pool stands once, got system, system',
    ],
    [
      'when a port for the control plane is none',
      { compute: { kind: 'nodes', nodeTraffic: { controlPlanePorts: { istiod: 70000 } } } },
      'EKS_PORTS_INVALID at test/eks: compute.nodeTraffic.controlPlanePorts.istiod: ports are numbers from 1 to 65535, first one first; got 70000 to 70000',
    ],
    [
      'when a port for the control plane takes the name of a usual one',
      { compute: { kind: 'nodes', nodeTraffic: { controlPlanePorts: { kubelet: 10255 } } } },
      "EKS_PORT_NAME_TAKEN at test/eks: compute.nodeTraffic.controlPlanePorts.kubelet: 'kubelet' already names port 10250; take another name",
    ],
    [
      'when nodes may connect anywhere under a harmless name',
      {
        compute: {
          kind: 'nodes',
          nodeTraffic: {
            egress: {
              kind: 'vpc',
              also: { db: { peer: { kind: 'cidr', cidr: '0.0.0.0/0' }, traffic: { kind: 'all' } } },
            },
          },
        },
      },
      "EKS_EGRESS_EVERYWHERE at test/eks: compute.nodeTraffic.egress.also.db: '0.0.0.0/0' is anywhere, with any traffic; name ports, or write egress: { kind: 'everywhere' }",
    ],
    [
      'when ports of a destination are the wrong way round',
      {
        compute: {
          kind: 'nodes',
          nodeTraffic: {
            egress: {
              kind: 'vpc-and-https',
              also: {
                db: {
                  peer: { kind: 'cidr', cidr: '10.9.0.0/16' },
                  traffic: { kind: 'ports', protocol: 'tcp', from: 6000, to: 5000 },
                },
              },
            },
          },
        },
      },
      'EKS_PORTS_INVALID at test/eks: compute.nodeTraffic.egress.also.db: ports are numbers from 1 to 65535, first one first; got 6000 to 5000',
    ],
  ];

  it.each<readonly [string, Partial<ClusterProps>]>([
    ['apiAccess.privateSources', { apiAccess: { kind: 'private', privateSources: { 'A B': vpn } } }],
    ['compute.nodeTraffic.controlPlanePorts', withTraffic({ controlPlanePorts: { 'A B': 15017 } })],
    [
      'compute.nodeTraffic.egress.also',
      withTraffic({ egress: { kind: 'vpc', also: { 'A B': { peer: vpn, traffic: { kind: 'all' } } } } }),
    ],
    [
      'serviceNetwork.remoteNetworks.nodes',
      { serviceNetwork: { kind: 'ipv4', remoteNetworks: { nodes: { 'A B': '192.168.0.0/24' } } } },
    ],
  ])('when a name in %s cannot be part of an address', (place, overrides) => {
    const message = `EKS_ADDRESS_NAME_INVALID at test/eks: ${place}: a name that is part of an address has 1 to 63 small letters, digits and -, got 'A B'`;
    expect(() => make(overrides)).toThrow(expect.objectContaining({ message }));
  });

  it.each(cases)('%s', (_, overrides, message) => {
    expect(() => make(overrides)).toThrow(expect.objectContaining({ message }));
  });

  it('when its name has more than 100 characters', () => {
    const name = 'b'.repeat(101);
    expect(() => make({ name })).toThrow(
      `EKS_NAME_TOO_LONG at test/eks: the name of an EKS cluster has 100 characters at most, got 101: '${name}'`,
    );
  });

  it('when too many networks may connect to its public endpoint', () => {
    const allowedCidrs = Object.fromEntries([...Array(41).keys()].map((n) => [`n${n}`, `203.0.113.${n}/32`]));
    expect(() => make({ apiAccess: { kind: 'public', allowedCidrs } })).toThrow(
      '1 to 40 networks that may connect, got 41',
    );
  });

  it('when hybrid nodes have too many networks', () => {
    const nodes = Object.fromEntries([...Array(16).keys()].map((n) => [`n${n}`, `192.168.${n}.0/24`]));
    expect(() => make({ serviceNetwork: { kind: 'ipv4', remoteNetworks: { nodes } } })).toThrow(
      'EKS_REMOTE_CIDR_COUNT at test/eks: serviceNetwork.remoteNetworks.nodes: EKS takes 15 CIDRs of remote nodes at most, got 16; write larger ones',
    );
  });

  it('with every problem at once', () => {
    const wrong = { name: 'prod.blue', network: testNetwork(['intra'], 1), version: '1.29' } as const;
    expect(() => make(wrong)).toThrow(
      expect.objectContaining({
        problems: ['EKS_NAME_INVALID', 'KUBERNETES_VERSION_UNSUPPORTED', 'EKS_TOO_FEW_ZONES'].map((code) =>
          expect.objectContaining({ code }),
        ),
      }),
    );
  });
});

describe('a cluster is accepted', () => {
  it('when the VPC has its CIDR from a pool, so that nothing can be compared', () => {
    const network = { ...testNetwork(), vpcCidr: Lazy.stringValue({ produce: () => '${aws_vpc.vpc.cidr_block}' }) };
    expect(() => make({ network, serviceNetwork: { kind: 'ipv4', serviceCidr: '10.0.0.0/16' } })).not.toThrow();
  });

  it('when nodes connect anywhere on a named port', () => {
    const traffic = { kind: 'ports', protocol: 'tcp', from: 587 } as const;
    const also = { mail: { peer: { kind: 'cidr', cidr: '0.0.0.0/0' }, traffic } } as const;
    expect(() => make(withTraffic({ egress: { kind: 'vpc-and-https', also } }))).not.toThrow();
  });

  it('when a destination has a CIDR that is known at apply only', () => {
    const cidr = Lazy.stringValue({ produce: () => '${aws_vpc.other.cidr_block}' });
    const also = { other: { peer: { kind: 'cidr', cidr }, traffic: { kind: 'all' } } } as const;
    expect(() => make(withTraffic({ egress: { kind: 'vpc', also } }))).not.toThrow();
  });

  it('under the longest name its role can have', () => {
    expect(() => make({ name: 'b'.repeat(56) })).not.toThrow();
  });
});
