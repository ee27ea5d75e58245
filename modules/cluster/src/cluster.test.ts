import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksIdentityProviderConfig } from '@cdktf/provider-aws/lib/eks-identity-provider-config';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { accountId, type ICluster } from '@landfall/contracts';
import { synth, testKey, testLogGroup, testNetwork, testRole } from '@landfall/testing';
import { TerraformOutput } from 'cdktf';
import { Cluster, type ClusterProps } from './cluster';
import { addressAt } from './testing/resource-at';

const minimal: ClusterProps = {
  name: 'prod-blue',
  account: accountId('111111111111', 'test'),
  region: 'eu-west-1',
  version: '1.35',
  network: testNetwork(),
  secretsKey: testKey('secrets'),
  logs: testLogGroup('/aws/eks/prod-blue/cluster'),
};

function make(overrides: Partial<ClusterProps> = {}) {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    new Cluster(stack, 'eks', { ...minimal, ...overrides });
  });
}

function block(overrides: Partial<ClusterProps> = {}) {
  return make(overrides).at(EksCluster, 'eks/cluster');
}

describe('a cluster with only what is required', () => {
  it('has name and version as given', () => {
    expect(block()).toMatchObject({ name: 'prod-blue', version: '1.35' });
  });

  it('answers inside the VPC only', () => {
    const { vpc_config: vpc } = block();
    expect(vpc).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
    expect(vpc).not.toHaveProperty('public_access_cidrs');
  });

  it('puts the control plane into intra subnets', () => {
    expect(block()).toHaveProperty('vpc_config.subnet_ids', ['subnet-intra-a', 'subnet-intra-b', 'subnet-intra-c']);
  });

  it('puts the control plane into private subnets of a network without intra', () => {
    const network = testNetwork(['public', 'private'], 2);
    expect(block({ network })).toHaveProperty('vpc_config.subnet_ids', ['subnet-private-a', 'subnet-private-b']);
  });

  it('gives the control plane the security group made for it, and no other', () => {
    const result = make();
    const group = result.ref(SecurityGroup, 'eks/security-groups/control-plane', 'id');
    expect(result.at(EksCluster, 'eks/cluster')).toHaveProperty('vpc_config.security_group_ids', [group]);
  });

  it('encrypts Secrets with the key', () => {
    expect(block()['encryption_config']).toEqual({
      provider: { key_arn: 'arn:aws:kms:eu-west-1:111111111111:key/secrets' },
      resources: ['secrets'],
    });
  });

  it('writes all five types of control plane logs', () => {
    const types = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
    expect(block()['enabled_cluster_log_types']).toEqual(types);
  });

  it('knows access entries only, and makes nobody an administrator', () => {
    expect(block()['access_config']).toEqual({
      authentication_mode: 'API',
      bootstrap_cluster_creator_admin_permissions: false,
    });
    expect(make().all(EksAccessEntry)).toEqual({});
  });

  it('installs no add-ons by itself', () => {
    expect(block()['bootstrap_self_managed_addons']).toBe(false);
  });

  it('is protected from deletion, on standard support, with zonal shift', () => {
    expect(block()).toMatchObject({
      deletion_protection: true,
      upgrade_policy: { support_type: 'STANDARD' },
      zonal_shift_config: { enabled: true },
    });
  });

  it('leaves the tier, the Service CIDR and forced updates alone', () => {
    const cluster = block();
    expect(cluster).not.toHaveProperty('control_plane_scaling_config');
    expect(cluster).not.toHaveProperty('force_update_version');
    expect(cluster).not.toHaveProperty('remote_network_config');
    expect(cluster['kubernetes_network_config']).toEqual({
      ip_family: 'ipv4',
      elastic_load_balancing: { enabled: false },
    });
  });

  it('turns Auto Mode off in all three places', () => {
    expect(block()).toMatchObject({
      compute_config: { enabled: false },
      kubernetes_network_config: { elastic_load_balancing: { enabled: false } },
      storage_config: { block_storage: { enabled: false } },
    });
  });

  it('waits for the permissions of its role and for every security group rule', () => {
    const result = make();
    expect(result.at(EksCluster, 'eks/cluster')['depends_on']).toEqual(
      expect.arrayContaining([
        addressAt(result, IamRolePolicyAttachment, 'eks/cluster-role/managed-policy/cluster'),
        addressAt(result, IamRolePolicy, 'eks/cluster-role/inline-policy'),
        addressAt(result, VpcSecurityGroupIngressRule, 'eks/security-groups/api-from-nodes'),
        addressAt(result, VpcSecurityGroupEgressRule, 'eks/security-groups/nodes-to-api'),
      ]),
    );
  });

  it('has an IAM OIDC provider for its issuer, for STS only', () => {
    const provider = make().only(IamOpenidConnectProvider);
    expect(provider['client_id_list']).toEqual(['sts.amazonaws.com']);
    expect(provider['url']).toMatch(/^\$\{aws_eks_cluster\.\w+\.identity\[0\]\.oidc\[0\]\.issuer\}$/);
    expect(provider).not.toHaveProperty('thumbprint_list');
  });

  it('lets nobody sign in with another OIDC provider', () => {
    expect(make().all(EksIdentityProviderConfig)).toEqual({});
  });
});

describe('options of a cluster', () => {
  it('opens the public endpoint to the named networks, and keeps the private one', () => {
    const apiAccess = { kind: 'public', allowedCidrs: { office: '203.0.113.0/24', vpn: '198.51.100.7/32' } } as const;
    expect(block({ apiAccess })['vpc_config']).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ['203.0.113.0/24', '198.51.100.7/32'],
    });
  });

  it('takes a Service CIDR', () => {
    const config = block({ serviceNetwork: { kind: 'ipv4', serviceCidr: '172.20.0.0/16' } });
    expect(config).toHaveProperty('kubernetes_network_config.service_ipv4_cidr', '172.20.0.0/16');
  });

  it('has IPv6 addresses, without a Service CIDR, when told so', () => {
    const config = block({ serviceNetwork: { kind: 'ipv6' } })['kubernetes_network_config'];
    expect(config).toEqual({ ip_family: 'ipv6', elastic_load_balancing: { enabled: false } });
  });

  it('knows the networks of hybrid nodes and their pods', () => {
    const remoteNetworks = { nodes: { hall: '192.168.0.0/24' }, pods: { hall: '192.168.128.0/17' } };
    expect(block({ serviceNetwork: { kind: 'ipv4', remoteNetworks } })['remote_network_config']).toEqual({
      remote_node_networks: { cidrs: ['192.168.0.0/24'] },
      remote_pod_networks: { cidrs: ['192.168.128.0/17'] },
    });
  });

  it('names no remote pods unless there are some', () => {
    const serviceNetwork = { kind: 'ipv4', remoteNetworks: { nodes: { hall: '192.168.0.0/24' } } } as const;
    expect(block({ serviceNetwork })['remote_network_config']).toEqual({
      remote_node_networks: { cidrs: ['192.168.0.0/24'] },
    });
  });

  it('can be deleted, extended, without zonal shift, and large', () => {
    const controlPlane = {
      deletionProtection: false,
      upgradePolicy: 'extended',
      zonalShift: false,
      tier: 'tier-xl',
    } as const;
    expect(block({ controlPlane })).toMatchObject({
      deletion_protection: false,
      upgrade_policy: { support_type: 'EXTENDED' },
      zonal_shift_config: { enabled: false },
      control_plane_scaling_config: { tier: 'tier-xl' },
    });
  });

  it('stays on a version in extended support when that is paid for', () => {
    expect(block({ version: '1.33', controlPlane: { upgradePolicy: 'extended' } })['version']).toBe('1.33');
  });
});

describe('Auto Mode', () => {
  const compute = { kind: 'auto-mode', nodePools: ['general-purpose', 'system'] } as const;

  it('is on in all three places', () => {
    expect(block({ compute })).toMatchObject({
      compute_config: { enabled: true, node_pools: ['general-purpose', 'system'] },
      kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
      storage_config: { block_storage: { enabled: true } },
    });
  });

  it('gives its nodes a role of their own', () => {
    const result = make({ compute });
    const role = result.ref(IamRole, 'eks/auto-mode-node-role/role', 'arn');
    const cluster = result.at(EksCluster, 'eks/cluster');
    expect(cluster).toHaveProperty('compute_config.node_role_arn', role);
    expect(cluster['depends_on']).toContain(
      addressAt(result, IamRolePolicyAttachment, 'eks/auto-mode-node-role/managed-policy/register'),
    );
  });

  it('takes a role for its nodes, and makes none', () => {
    const result = make({ compute: { ...compute, nodeRole: testRole('nodes') } });
    expect(result.at(EksCluster, 'eks/cluster')).toHaveProperty(
      'compute_config.node_role_arn',
      'arn:aws:iam::111111111111:role/nodes',
    );
    expect(result.addresses().filter((address) => address.includes('auto-mode-node-role'))).toEqual([]);
  });

  it('leaves the access entry of its own node pools to EKS', () => {
    expect(make({ compute }).all(EksAccessEntry)).toEqual({});
  });

  it('without node pools names no role to EKS, and admits the role itself', () => {
    const result = make({ compute: { kind: 'auto-mode', nodePools: [] } });
    expect(result.at(EksCluster, 'eks/cluster')['compute_config']).toEqual({ enabled: true });
    expect(result.at(EksAccessEntry, 'eks/auto-mode-access/entry/nodes/entry')).toMatchObject({
      cluster_name: result.ref(EksCluster, 'eks/cluster', 'name'),
      type: 'EC2',
    });
  });
});

describe('what a cluster tells others', () => {
  function attributes(overrides: Partial<ClusterProps> = {}): unknown {
    const { json } = synth((stack) => {
      new AwsProvider(stack, 'aws');
      const cluster: ICluster = new Cluster(stack, 'eks', { ...minimal, ...overrides });
      const { clusterName, version, ipFamily, clusterArn, endpoint, certificateAuthorityData } = cluster;
      const { serviceCidr, clusterSecurityGroupId, nodeSecurityGroupId, oidcIssuer, oidcProviderArn } = cluster;
      const known = { clusterName, version, ipFamily };
      const reached = { clusterArn, endpoint, certificateAuthorityData, serviceCidr };
      const trusted = { clusterSecurityGroupId, nodeSecurityGroupId, oidcIssuer, oidcProviderArn };
      new TerraformOutput(stack, 'told', { value: { ...known, ...reached, ...trusted } });
    });
    return json['output'];
  }
  const told = (attribute: keyof ICluster) => ['told', 'value', attribute];
  const ofCluster = (attribute: string) =>
    expect.stringMatching(new RegExp(`^\\$\\{aws_eks_cluster\\.eks_cluster_\\w+\\.${attribute}\\}$`));

  it('is its name, version and address family, known at synth', () => {
    const known = { clusterName: 'prod-blue', version: '1.35', ipFamily: 'ipv4' };
    expect(attributes()).toMatchObject({ told: { value: known } });
    expect(attributes({ serviceNetwork: { kind: 'ipv6' } })).toHaveProperty(told('ipFamily'), 'ipv6');
  });

  it('is, at apply, how to reach it', () => {
    const reached = {
      clusterArn: ofCluster('arn'),
      endpoint: ofCluster('endpoint'),
      certificateAuthorityData: ofCluster('certificate_authority\\[0\\]\\.data'),
      clusterSecurityGroupId: ofCluster('vpc_config\\[0\\]\\.cluster_security_group_id'),
      nodeSecurityGroupId: expect.stringMatching(/^\$\{aws_security_group\.eks_security-groups_node_\w+\.id\}$/),
    };
    expect(attributes()).toMatchObject({ told: { value: reached } });
  });

  it('is the CIDR of Services in its address family', () => {
    const cidr = (family: string) => ofCluster(`kubernetes_network_config\\[0\\]\\.service_${family}_cidr`);
    expect(attributes()).toHaveProperty(told('serviceCidr'), cidr('ipv4'));
    expect(attributes({ serviceNetwork: { kind: 'ipv6' } })).toHaveProperty(told('serviceCidr'), cidr('ipv6'));
  });

  it('is its issuer of service account tokens, without the scheme, and the provider for it', () => {
    const issuer = /^\$\{replace\(aws_eks_cluster\.\w+\.identity\[0\]\.oidc\[0\]\.issuer, "https:\/\/", ""\)\}$/;
    const provider = /^\$\{aws_iam_openid_connect_provider\.eks_oidc-provider_\w+\.arn\}$/;
    expect(attributes()).toHaveProperty(told('oidcIssuer'), expect.stringMatching(issuer));
    expect(attributes()).toHaveProperty(told('oidcProviderArn'), expect.stringMatching(provider));
  });
});
