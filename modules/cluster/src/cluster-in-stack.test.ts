import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { EksIdentityProviderConfig } from '@cdktf/provider-aws/lib/eks-identity-provider-config';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { accountId } from '@landfall/contracts';
import { synth, testKey, testLogGroup, testNetwork } from '@landfall/testing';
import { BeforeNodesAddons } from './before-nodes-addons';
import { Cluster, type ClusterProps } from './cluster';
import { ClusterAccess } from './cluster-access';
import { pathsOf } from './testing/resource-at';

function make(overrides: Partial<ClusterProps> = {}) {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    const cluster = new Cluster(stack, 'eks', {
      name: 'prod-blue',
      account: accountId('111111111111', 'test'),
      region: 'eu-west-1',
      version: '1.35',
      network: testNetwork(),
      secretsKey: testKey(),
      logs: testLogGroup('/aws/eks/prod-blue/cluster'),
      ...overrides,
    });
    const principalArn = 'arn:aws:iam::111111111111:role/node';
    new ClusterAccess(stack, 'access', {
      cluster,
      region: 'eu-west-1',
      entries: { node: { kind: 'ec2-linux', principalArn } },
    });
    const vpcCni = { identity: { kind: 'node-role' } } as const;
    new BeforeNodesAddons(stack, 'addons', { cluster, version: cluster.version, vpcCni });
  });
}

describe('what is made beside a cluster in its stack', () => {
  it('refers to the cluster, so that it comes after it and goes before it', () => {
    const result = make();
    const name = result.ref(EksCluster, 'eks/cluster', 'name');
    expect(result.only(EksAccessEntry)['cluster_name']).toBe(name);
    for (const addon of Object.values(result.all(EksAddon))) expect(addon['cluster_name']).toBe(name);
  });
});

describe('the node security group', () => {
  const tag = 'kubernetes.io/cluster/prod-blue';
  const group = (overrides: Partial<ClusterProps> = {}) =>
    make(overrides).at(SecurityGroup, 'eks/security-groups/node');

  it('is the one that load balancer controllers find on nodes', () => {
    expect(group()).toHaveProperty(['tags', tag], 'owned');
  });

  it('leaves that to the group of EKS on Auto Mode nodes', () => {
    expect(group({ compute: { kind: 'auto-mode', nodePools: ['system'] } })).not.toHaveProperty(['tags', tag]);
  });

  it('lets through what the compute of the cluster says', () => {
    const nodeTraffic = { controlPlanePorts: { istiod: 15017 } };
    const path = 'eks/security-groups/from-control-plane/istiod';
    expect(pathsOf(make({ compute: { kind: 'nodes', nodeTraffic } }), VpcSecurityGroupIngressRule)).toContain(path);
  });
});

describe('sources of the private endpoint', () => {
  const sources = (overrides: Partial<ClusterProps>) =>
    pathsOf(make(overrides), VpcSecurityGroupIngressRule).filter((path) => path.includes('/api-source/'));

  it('are named ones, of a public cluster too', () => {
    const privateSources = { vpn: { kind: 'cidr', cidr: '10.8.0.0/16' } } as const;
    const expected = ['eks/security-groups/api-source/vpn'];
    expect(sources({ apiAccess: { kind: 'private', privateSources } })).toEqual(expected);
    const allowedCidrs = { office: '203.0.113.0/24' };
    expect(sources({ apiAccess: { kind: 'public', allowedCidrs, privateSources } })).toEqual(expected);
  });

  it('are hybrid nodes and their pods', () => {
    const remoteNetworks = { nodes: { hall: '192.168.0.0/24' }, pods: { hall: '192.168.128.0/17' } };
    expect(sources({ serviceNetwork: { kind: 'ipv4', remoteNetworks } })).toEqual([
      'eks/security-groups/api-source/remote-nodes-hall',
      'eks/security-groups/api-source/remote-pods-hall',
    ]);
  });
});

describe('an external OIDC provider', () => {
  const externalOidc = { name: 'okta', issuerUrl: 'https://example.okta.com', clientId: 'eks' };

  it('keeps its names apart from those of the cluster', () => {
    const result = make({ externalOidc });
    expect(result.only(EksIdentityProviderConfig)).toEqual({
      cluster_name: result.ref(EksCluster, 'eks/cluster', 'name'),
      oidc: {
        identity_provider_config_name: 'okta',
        issuer_url: 'https://example.okta.com',
        client_id: 'eks',
        username_prefix: 'oidc:',
        groups_prefix: 'oidc:',
      },
    });
  });

  it('takes claims and prefixes', () => {
    const claims = {
      usernameClaim: 'email',
      usernamePrefix: 'okta:',
      groupsClaim: 'groups',
      groupsPrefix: 'okta-group:',
      requiredClaims: { tenant: 'acme' },
    };
    expect(
      make({ externalOidc: { ...externalOidc, ...claims } }).only(EksIdentityProviderConfig)['oidc'],
    ).toMatchObject({
      username_claim: 'email',
      username_prefix: 'okta:',
      groups_claim: 'groups',
      groups_prefix: 'okta-group:',
      required_claims: { tenant: 'acme' },
    });
  });

  it.each([
    [
      'name',
      { name: 'my okta' },
      "EKS_OIDC_NAME_INVALID at test/eks: externalOidc.name: an identity provider is named by 1 to 100 letters, digits, - and _, got 'my okta'",
    ],
    [
      'issuer',
      { issuerUrl: 'http://okta' },
      "EKS_OIDC_ISSUER_INVALID at test/eks: externalOidc.issuerUrl: the issuer is a URL that starts with https:// and has no query, got 'http://okta'",
    ],
    [
      'prefix of groups',
      { groupsPrefix: 'system:' },
      "EKS_OIDC_PREFIX_UNSAFE at test/eks: externalOidc.groupsPrefix: a prefix keeps names apart from those of Kubernetes, got 'system:'; write one like 'oidc:'",
    ],
    [
      'prefix of users',
      { usernamePrefix: '-' },
      "EKS_OIDC_PREFIX_UNSAFE at test/eks: externalOidc.usernamePrefix: a prefix keeps names apart from those of Kubernetes, got '-'; write one like 'oidc:'",
    ],
  ])('is refused with an unsafe or impossible %s', (_, wrong, message) => {
    expect(() => make({ externalOidc: { ...externalOidc, ...wrong } })).toThrow(expect.objectContaining({ message }));
  });
});
