import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type Block, document, synth, testNetwork, testRole } from '@landfall/testing';
import { BeforeNodesAddons, type BeforeNodesAddonsProps } from './before-nodes-addons';
import { addressAt, pathsOf } from './testing/resource-at';
import type { VpcCniOptions } from './vpc-cni';

const vpcCni: VpcCniOptions = { identity: { kind: 'node-role' } };

function make(overrides: Partial<BeforeNodesAddonsProps> = {}) {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    new BeforeNodesAddons(stack, 'addons', {
      cluster: { clusterName: 'prod-blue' },
      version: '1.35',
      vpcCni,
      ...overrides,
    });
  });
}

const addon = (name: string, overrides: Partial<BeforeNodesAddonsProps> = {}): Block =>
  make(overrides).at(EksAddon, `addons/${name}`);

const cni = (options: Partial<VpcCniOptions> = {}): Block => addon('vpc-cni', { vpcCni: { ...vpcCni, ...options } });
const cniConfig = (options: Partial<VpcCniOptions> = {}): Block => document(cni(options)['configuration_values']);

describe('add-ons before nodes', () => {
  it('are the network plug-in, kube-proxy and the Pod Identity agent', () => {
    const names = ['addons/eks-pod-identity-agent', 'addons/kube-proxy', 'addons/vpc-cni'];
    expect(pathsOf(make(), EksAddon)).toEqual(names);
  });

  it('have the tested version for the Kubernetes version', () => {
    expect(addon('kube-proxy')).toMatchObject({
      cluster_name: 'prod-blue',
      addon_name: 'kube-proxy',
      addon_version: 'v1.35.3-eksbuild.21',
    });
    expect(addon('kube-proxy', { version: '1.34' })['addon_version']).toBe('v1.34.6-eksbuild.21');
    expect(addon('vpc-cni')['addon_version']).toBe('v1.22.4-eksbuild.3');
    expect(addon('eks-pod-identity-agent')['addon_version']).toBe('v1.3.10-eksbuild.3');
  });

  it('have the pinned version instead', () => {
    const versions = { 'kube-proxy': 'v1.35.3-eksbuild.29', coredns: 'v1.13.2-eksbuild.31' } as const;
    expect(addon('kube-proxy', { versions })['addon_version']).toBe('v1.35.3-eksbuild.29');
  });

  it('fail on objects that are there, overwrite changes, and stay when taken out', () => {
    for (const block of Object.values(make().all(EksAddon))) {
      expect(block).toMatchObject({
        resolve_conflicts_on_create: 'NONE',
        resolve_conflicts_on_update: 'OVERWRITE',
        preserve: true,
      });
    }
  });

  it('take objects over, preserve changes, and go when told so', () => {
    const kubeProxy = { conflicts: { create: 'overwrite', update: 'preserve' }, onRemoval: 'delete' } as const;
    expect(addon('kube-proxy', { kubeProxy })).toMatchObject({
      resolve_conflicts_on_create: 'OVERWRITE',
      resolve_conflicts_on_update: 'PRESERVE',
      preserve: false,
    });
  });

  it('can each be left out', () => {
    const none = { vpcCni: 'none', kubeProxy: 'none', podIdentityAgent: 'none' } as const;
    expect(make(none).all(EksAddon)).toEqual({});
  });

  it('are none where Auto Mode is alone', () => {
    expect(make({ vpcCni: 'none', autoMode: 'alone' }).all(EksAddon)).toEqual({});
  });

  it('are there beside Auto Mode for other nodes', () => {
    expect(pathsOf(make({ autoMode: 'beside-nodes' }), EksAddon)).toHaveLength(3);
  });
});

describe('kube-proxy', () => {
  it('has no configuration of its own', () => {
    expect(addon('kube-proxy')).not.toHaveProperty('configuration_values');
  });

  it('routes in the mode it is told', () => {
    expect(addon('kube-proxy', { kubeProxy: { mode: 'nftables' } })['configuration_values']).toBe(
      '{"mode":"nftables"}',
    );
    expect(addon('kube-proxy', { kubeProxy: { mode: 'ipvs' } })['configuration_values']).toBe(
      '{"ipvs":{"scheduler":"rr"},"mode":"ipvs"}',
    );
  });
});

describe('the network plug-in', () => {
  it('gives nodes prefixes and enforces network policies', () => {
    expect(cniConfig()).toEqual({
      enableNetworkPolicy: 'true',
      env: {
        ENABLE_PREFIX_DELEGATION: 'true',
        NETWORK_POLICY_ENFORCING_MODE: 'standard',
        WARM_PREFIX_TARGET: '1',
      },
    });
  });

  it('writes its configuration with keys in order', () => {
    expect(cni()['configuration_values']).toBe(
      '{"enableNetworkPolicy":"true","env":{"ENABLE_PREFIX_DELEGATION":"true","NETWORK_POLICY_ENFORCING_MODE":"standard","WARM_PREFIX_TARGET":"1"}}',
    );
  });

  it('gives nodes single addresses and ignores network policies when told so', () => {
    expect(cniConfig({ addresses: 'single', networkPolicy: 'off' })).toEqual({
      enableNetworkPolicy: 'false',
      env: { ENABLE_PREFIX_DELEGATION: 'false' },
    });
  });

  it('refuses what no policy allows, and logs it, when told so', () => {
    const config = cniConfig({ networkPolicy: 'strict', networkPolicyLogs: 'on' });
    expect(config).toHaveProperty('env.NETWORK_POLICY_ENFORCING_MODE', 'strict');
    expect(config).toHaveProperty('nodeAgent', { enablePolicyEventLogs: 'true' });
  });

  it('puts pods into the pod subnet of their zone', () => {
    const network = testNetwork(['private', 'pod'], 2);
    const config = cniConfig({ customNetworking: { network, region: 'eu-west-1', securityGroupIds: ['sg-pods'] } });
    expect(config['eniConfig']).toEqual({
      create: true,
      region: 'eu-west-1',
      subnets: {
        'eu-west-1a': { id: 'subnet-pod-a', securityGroups: ['sg-pods'] },
        'eu-west-1b': { id: 'subnet-pod-b', securityGroups: ['sg-pods'] },
      },
    });
    expect(config['env']).toMatchObject({
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    });
  });

  it('leaves pods the security groups of their node', () => {
    const network = testNetwork(['pod'], 2);
    const config = cniConfig({ customNetworking: { network, region: 'eu-west-1' } });
    expect(config).toHaveProperty(['eniConfig', 'subnets', 'eu-west-1a'], { id: 'subnet-pod-a' });
  });

  it('gives pods security groups of their own', () => {
    const standard = cniConfig({ securityGroupsForPods: 'standard' });
    expect(standard['env']).toMatchObject({ ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'standard' });
    expect(standard).not.toHaveProperty('init');
    const strict = cniConfig({ securityGroupsForPods: 'strict' });
    expect(strict).toHaveProperty('env.POD_SECURITY_GROUP_ENFORCING_MODE', 'strict');
    expect(strict).toHaveProperty('init.env.DISABLE_TCP_EARLY_DEMUX', 'true');
  });

  it('lets pods leave the VPC under their own address', () => {
    expect(cniConfig({ sourceAddress: 'pod' })).toHaveProperty('env.AWS_VPC_K8S_CNI_EXTERNALSNAT', 'true');
    expect(cniConfig({ sourceAddress: 'node' })).not.toHaveProperty('env.AWS_VPC_K8S_CNI_EXTERNALSNAT');
  });

  it('uses the role of nodes', () => {
    expect(cni()).not.toHaveProperty('service_account_role_arn');
    expect(cni()).not.toHaveProperty('pod_identity_association');
  });

  it('gets its role from the agent, which is there first', () => {
    const result = make({ vpcCni: { identity: { kind: 'pod-identity', role: testRole('cni') } } });
    expect(result.at(EksAddon, 'addons/vpc-cni')).toMatchObject({
      pod_identity_association: [{ role_arn: 'arn:aws:iam::111111111111:role/cni', service_account: 'aws-node' }],
      depends_on: [addressAt(result, EksAddon, 'addons/eks-pod-identity-agent')],
    });
  });

  it('gets its role through the OIDC provider', () => {
    const block = cni({ identity: { kind: 'irsa', role: testRole('cni') } });
    expect(block['service_account_role_arn']).toBe('arn:aws:iam::111111111111:role/cni');
    expect(block).not.toHaveProperty('pod_identity_association');
  });
});

describe('add-ons before nodes are refused', () => {
  const cases: readonly (readonly [string, Partial<BeforeNodesAddonsProps>, string])[] = [
    [
      'without a version for the Kubernetes version',
      { version: '1.37', vpcCni: 'none', kubeProxy: 'none' },
      'ADDON_VERSION_UNKNOWN at test/addons: no version of eks-pod-identity-agent is known for Kubernetes 1.37, only for 1.31, 1.32, 1.33, 1.34, 1.35, 1.36 (as of 2026-09-04); pin one under versions',
    ],
    [
      'with the newest version, whatever it is',
      { versions: { 'vpc-cni': 'latest' } },
      "ADDON_VERSION_INVALID at test/addons: versions.vpc-cni: the version of vpc-cni is one like v1.2.3-eksbuild.4, got 'latest'; what is newest when it is applied, nobody reviewed",
    ],
    [
      'with kube-proxy ahead of the cluster',
      { version: '1.34', versions: { 'kube-proxy': 'v1.35.3-eksbuild.21' } },
      'ADDON_KUBE_PROXY_SKEW at test/addons: versions.kube-proxy: kube-proxy is at most three minor versions behind the cluster and never ahead; got v1.35.3-eksbuild.21 for Kubernetes 1.34',
    ],
    [
      'with kube-proxy far behind the cluster',
      { versions: { 'kube-proxy': 'v1.31.14-eksbuild.25' } },
      'ADDON_KUBE_PROXY_SKEW at test/addons: versions.kube-proxy: kube-proxy is at most three minor versions behind the cluster and never ahead; got v1.31.14-eksbuild.25 for Kubernetes 1.35',
    ],
    [
      'when the network has no subnets for pods',
      { vpcCni: { ...vpcCni, customNetworking: { network: testNetwork(['private']), region: 'eu-west-1' } } },
      "ADDON_NO_POD_SUBNETS at test/addons: vpcCni.customNetworking: custom networking takes subnets of the tier 'pod', and the network has none; add the tier",
    ],
    [
      'when the agent that hands out the role is left out',
      { vpcCni: { identity: { kind: 'pod-identity', role: testRole('cni') } }, podIdentityAgent: 'none' },
      'ADDON_NO_POD_IDENTITY_AGENT at test/addons: vpcCni.identity: vpc-cni gets its role from the Pod Identity agent, which is left out; install it, or use IRSA',
    ],
  ];

  it.each(cases)('%s', (_, overrides, message) => {
    expect(() => make(overrides)).toThrow(expect.objectContaining({ message }));
  });

  it.each<readonly [string, Partial<BeforeNodesAddonsProps>]>([
    ['vpc-cni', { vpcCni }],
    ['kube-proxy', { vpcCni: 'none', kubeProxy: {} }],
    ['eks-pod-identity-agent', { vpcCni: 'none', podIdentityAgent: {} }],
  ])('when Auto Mode brings %s', (name, overrides) => {
    const message = `ADDON_BROUGHT_BY_AUTO_MODE at test/addons: Auto Mode brings ${name}, and a second one has no node to run on; leave it out, or write autoMode: 'beside-nodes' when the cluster has other nodes`;
    expect(() => make({ autoMode: 'alone', ...overrides })).toThrow(expect.objectContaining({ message }));
  });

  it('with a version for an add-on that is none', () => {
    const versions = { coredns: 'v1.13.2-eksbuild.21', 'core-dns': 'v1.13.2-eksbuild.21' };
    expect(() => make({ versions })).toThrow(
      "ADDON_UNKNOWN at test/addons: versions.core-dns: no add-on is called 'core-dns' here; known: vpc-cni, kube-proxy,",
    );
  });

  it('with every problem at once', () => {
    const versions = { 'vpc-cni': 'latest', 'kube-proxy': 'newest' };
    expect(() => make({ versions })).toThrow(/versions\.vpc-cni[\s\S]*versions\.kube-proxy/);
  });
});

it('takes a pinned version for a Kubernetes version that the table does not know', () => {
  const versions = { 'eks-pod-identity-agent': 'v1.5.0-eksbuild.1' };
  const result = make({ version: '1.37', versions, vpcCni: 'none', kubeProxy: 'none' });
  expect(result.only(EksAddon)['addon_version']).toBe('v1.5.0-eksbuild.1');
});
