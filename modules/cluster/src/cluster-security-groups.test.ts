import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { type Block, synth, testNetwork } from '@landfall/testing';
import { ClusterSecurityGroups, type ClusterSecurityGroupsProps } from './cluster-security-groups';
import { pathsOf } from './testing/resource-at';

function make(overrides: Partial<ClusterSecurityGroupsProps> = {}) {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    new ClusterSecurityGroups(stack, 'groups', {
      clusterName: 'prod-blue',
      network: testNetwork(),
      ipFamily: 'ipv4',
      apiSources: {},
      nodeTraffic: {},
      nodeTags: {},
      ...overrides,
    });
  });
}

const controlPlane = (result: ReturnType<typeof make>) => result.ref(SecurityGroup, 'groups/control-plane', 'id');
const nodes = (result: ReturnType<typeof make>) => result.ref(SecurityGroup, 'groups/node', 'id');

function ingress(path: string, overrides: Partial<ClusterSecurityGroupsProps> = {}): Block {
  return make(overrides).at(VpcSecurityGroupIngressRule, `groups/${path}`);
}

function egress(path: string, overrides: Partial<ClusterSecurityGroupsProps> = {}): Block {
  return make(overrides).at(VpcSecurityGroupEgressRule, `groups/${path}`);
}

const allEgress = (overrides: Partial<ClusterSecurityGroupsProps> = {}) =>
  pathsOf(make(overrides), VpcSecurityGroupEgressRule).filter((path) => path.startsWith('groups/node-egress'));

describe('security groups of a cluster', () => {
  it('have no rules inside, and are replaced before they go', () => {
    for (const group of Object.values(make().all(SecurityGroup))) {
      expect(group).not.toHaveProperty('ingress');
      expect(group).not.toHaveProperty('egress');
      expect(group).not.toHaveProperty('name');
      expect(group).toMatchObject({ vpc_id: 'vpc-0123456789abcdef0', lifecycle: { create_before_destroy: true } });
    }
  });

  it('are named after the cluster and what they are for', () => {
    const result = make();
    const group = (path: string) => result.at(SecurityGroup, path);
    expect(group('groups/control-plane')).toMatchObject({
      name_prefix: 'prod-blue-control-plane-',
      tags: { Name: 'prod-blue-control-plane' },
    });
    expect(group('groups/node')).toMatchObject({ name_prefix: 'prod-blue-node-', tags: { Name: 'prod-blue-node' } });
  });

  it('carry further tags on the node group only', () => {
    const result = make({ nodeTags: { 'kubernetes.io/cluster/prod-blue': 'owned' } });
    expect(result.at(SecurityGroup, 'groups/node')['tags']).toEqual({
      Name: 'prod-blue-node',
      'kubernetes.io/cluster/prod-blue': 'owned',
    });
    expect(result.at(SecurityGroup, 'groups/control-plane')['tags']).toEqual({
      Name: 'prod-blue-control-plane',
    });
  });

  it('let nothing in but what the cluster needs', () => {
    expect(pathsOf(make(), VpcSecurityGroupIngressRule)).toEqual([
      'groups/api-from-nodes',
      'groups/between-nodes/dns-tcp',
      'groups/between-nodes/dns-udp',
      'groups/between-nodes/unprivileged-tcp',
      'groups/from-control-plane/https',
      'groups/from-control-plane/karpenter',
      'groups/from-control-plane/kubelet',
      'groups/from-control-plane/metrics-server',
      'groups/from-control-plane/metrics-server-secure',
      'groups/from-control-plane/prometheus-adapter',
      'groups/from-control-plane/webhooks',
    ]);
  });

  it('let nobody in from a network', () => {
    for (const rule of Object.values(make().all(VpcSecurityGroupIngressRule))) {
      expect(rule).not.toHaveProperty('cidr_ipv4');
      expect(rule).not.toHaveProperty('cidr_ipv6');
    }
  });
});

describe('rules of the Kubernetes API', () => {
  it('let nodes reach it', () => {
    const result = make();
    expect(result.at(VpcSecurityGroupIngressRule, 'groups/api-from-nodes')).toMatchObject({
      security_group_id: controlPlane(result),
      referenced_security_group_id: nodes(result),
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    });
    expect(result.at(VpcSecurityGroupEgressRule, 'groups/nodes-to-api')).toMatchObject({
      security_group_id: nodes(result),
      referenced_security_group_id: controlPlane(result),
      from_port: 443,
      to_port: 443,
    });
  });

  it('let named sources reach it, whatever their kind', () => {
    const apiSources = {
      vpn: { kind: 'cidr', cidr: '10.8.0.0/16' },
      'vpn-ipv6': { kind: 'cidr', cidr: '2001:db8::/32' },
      runner: { kind: 'security-group', securityGroupId: 'sg-runner' },
      offices: { kind: 'prefix-list', prefixListId: 'pl-offices' },
    } as const;
    const source = (name: string) => ingress(`api-source/${name}`, { apiSources });
    expect(source('vpn')).toMatchObject({ cidr_ipv4: '10.8.0.0/16', from_port: 443, to_port: 443 });
    expect(source('vpn-ipv6')).toMatchObject({ cidr_ipv6: '2001:db8::/32' });
    expect(source('vpn-ipv6')).not.toHaveProperty('cidr_ipv4');
    expect(source('runner')).toMatchObject({ referenced_security_group_id: 'sg-runner' });
    expect(source('offices')).toMatchObject({ prefix_list_id: 'pl-offices' });
  });
});

describe('rules between control plane and nodes', () => {
  it.each([
    ['https', 443],
    ['kubelet', 10250],
    ['metrics-server', 4443],
    ['metrics-server-secure', 10251],
    ['prometheus-adapter', 6443],
    ['karpenter', 8443],
    ['webhooks', 9443],
  ])('let the control plane call %s on %i', (name, port) => {
    const result = make();
    expect(result.at(VpcSecurityGroupIngressRule, `groups/from-control-plane/${name}`)).toMatchObject({
      security_group_id: nodes(result),
      referenced_security_group_id: controlPlane(result),
      ip_protocol: 'tcp',
      from_port: port,
      to_port: port,
    });
    expect(result.at(VpcSecurityGroupEgressRule, `groups/to-nodes/${name}`)).toMatchObject({
      security_group_id: controlPlane(result),
      referenced_security_group_id: nodes(result),
      ip_protocol: 'tcp',
      from_port: port,
      to_port: port,
    });
  });

  it('let the control plane call further ports by name', () => {
    const nodeTraffic = { controlPlanePorts: { istiod: 15017 } };
    expect(ingress('from-control-plane/istiod', { nodeTraffic })).toMatchObject({ from_port: 15017, to_port: 15017 });
    expect(egress('to-nodes/istiod', { nodeTraffic })).toMatchObject({ from_port: 15017, to_port: 15017 });
  });
});

describe('rules between nodes', () => {
  it('let DNS and unprivileged TCP ports through', () => {
    const result = make();
    const rule = (name: string) => result.at(VpcSecurityGroupIngressRule, `groups/between-nodes/${name}`);
    const self = { security_group_id: nodes(result), referenced_security_group_id: nodes(result) };
    expect(rule('dns-tcp')).toMatchObject({ ...self, ip_protocol: 'tcp', from_port: 53, to_port: 53 });
    expect(rule('dns-udp')).toMatchObject({ ...self, ip_protocol: 'udp', from_port: 53, to_port: 53 });
    expect(rule('unprivileged-tcp')).toMatchObject({ ...self, ip_protocol: 'tcp', from_port: 1025, to_port: 65535 });
  });

  it('let everything through when told so', () => {
    const nodeTraffic = { betweenNodes: 'everything' } as const;
    const rule = ingress('between-nodes/everything', { nodeTraffic });
    expect(rule).toMatchObject({ ip_protocol: '-1' });
    expect(rule).not.toHaveProperty('from_port');
    expect(pathsOf(make({ nodeTraffic }), VpcSecurityGroupIngressRule)).not.toContain('groups/between-nodes/dns-tcp');
  });

  it('let nodes send to nodes, which decide', () => {
    const result = make();
    expect(result.at(VpcSecurityGroupEgressRule, 'groups/between-nodes/egress')).toMatchObject({
      security_group_id: nodes(result),
      referenced_security_group_id: nodes(result),
      ip_protocol: '-1',
    });
  });
});

describe('where nodes may connect to', () => {
  it('is the VPC, and HTTPS anywhere', () => {
    expect(allEgress()).toEqual(['groups/node-egress/https', 'groups/node-egress/vpc']);
    expect(egress('node-egress/vpc')).toMatchObject({ cidr_ipv4: '10.0.0.0/16', ip_protocol: '-1' });
    expect(egress('node-egress/https')).toMatchObject({
      cidr_ipv4: '0.0.0.0/0',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    });
  });

  it('is HTTPS over IPv6 too in an IPv6 cluster', () => {
    expect(egress('node-egress/https-ipv6', { ipFamily: 'ipv6' })).toMatchObject({ cidr_ipv6: '::/0', from_port: 443 });
  });

  it('is the VPC only', () => {
    expect(allEgress({ nodeTraffic: { egress: { kind: 'vpc' } } })).toEqual(['groups/node-egress/vpc']);
  });

  it('is further destinations by name', () => {
    const also = {
      database: {
        peer: { kind: 'cidr', cidr: '10.9.0.0/16' },
        traffic: { kind: 'ports', protocol: 'tcp', from: 5432 },
      },
    } as const;
    const nodeTraffic = { egress: { kind: 'vpc-and-https', also } } as const;
    expect(egress('node-egress-also/database', { nodeTraffic })).toMatchObject({
      cidr_ipv4: '10.9.0.0/16',
      from_port: 5432,
      to_port: 5432,
    });
  });

  it('is everywhere, and nothing else, when told so', () => {
    const nodeTraffic = { egress: { kind: 'everywhere' } } as const;
    expect(allEgress({ nodeTraffic })).toEqual(['groups/node-egress/everywhere']);
    expect(allEgress({ nodeTraffic, ipFamily: 'ipv6' })).toEqual([
      'groups/node-egress/everywhere',
      'groups/node-egress/everywhere-ipv6',
    ]);
    expect(egress('node-egress/everywhere', { nodeTraffic })).toMatchObject({
      cidr_ipv4: '0.0.0.0/0',
      ip_protocol: '-1',
    });
  });
});
