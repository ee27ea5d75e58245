import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { INetwork, IpFamily } from '@landfall/contracts';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type NodeTraffic, UNPRIVILEGED_PORTS, usualControlPlanePorts } from './node-traffic';
import { allowEgress, allowIngress, type Peer, tcp, type Traffic, udp } from './security-group-rule';

export interface ClusterSecurityGroupsProps {
  readonly clusterName: string;
  readonly network: INetwork;
  readonly ipFamily: IpFamily;

  /** Who reaches the Kubernetes API besides nodes, by name. */
  readonly apiSources: Readonly<Record<string, Peer>>;

  readonly nodeTraffic: NodeTraffic;

  /** Tags that mark the node group as the one for load balancer rules. */
  readonly nodeTags: Readonly<Record<string, string>>;
}

const ANYWHERE_IPV4: Peer = { kind: 'cidr', cidr: '0.0.0.0/0' };
const ANYWHERE_IPV6: Peer = { kind: 'cidr', cidr: '::/0' };
const ALL: Traffic = { kind: 'all' };

/**
 * The security group of the control plane's network interfaces and that of nodes.
 *
 * Each rule is a resource of its own, so that the groups may refer to each other. The groups are made anew before the
 * old ones go, since network interfaces hold on to them.
 */
export class ClusterSecurityGroups extends Construct {
  readonly controlPlaneId: string;
  readonly nodeId: string;

  /** What the cluster waits for, and what is destroyed only after it. */
  readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClusterSecurityGroupsProps) {
    super(scope, id);
    const { clusterName, network } = props;
    this.controlPlaneId = new SecurityGroup(this, 'control-plane', {
      namePrefix: `${clusterName}-control-plane-`,
      description: `Control plane of EKS cluster ${clusterName}`,
      vpcId: network.vpcId,
      tags: { Name: `${clusterName}-control-plane` },
      lifecycle: { createBeforeDestroy: true },
    }).id;
    this.nodeId = new SecurityGroup(this, 'node', {
      namePrefix: `${clusterName}-node-`,
      description: `Nodes of EKS cluster ${clusterName}`,
      vpcId: network.vpcId,
      tags: { ...props.nodeTags, Name: `${clusterName}-node` },
      lifecycle: { createBeforeDestroy: true },
    }).id;
    this.rules = [
      ...this.allowApi(props.apiSources),
      ...this.allowControlPlaneToNodes(props.nodeTraffic.controlPlanePorts ?? {}),
      ...this.allowBetweenNodes(props.nodeTraffic.betweenNodes ?? 'unprivileged-tcp'),
      ...this.allowNodeEgress(props),
    ];
  }

  private allowApi(sources: Readonly<Record<string, Peer>>): readonly ITerraformDependable[] {
    const sourceScope = new Construct(this, 'api-source');
    return [
      allowIngress(this, 'api-from-nodes', {
        securityGroupId: this.controlPlaneId,
        peer: this.nodes,
        traffic: tcp(443),
        description: 'Kubernetes API from nodes',
      }),
      allowEgress(this, 'nodes-to-api', {
        securityGroupId: this.nodeId,
        peer: this.controlPlane,
        traffic: tcp(443),
        description: 'Kubernetes API',
      }),
      ...Object.entries(sources).map(([name, peer]) =>
        allowIngress(sourceScope, name, {
          securityGroupId: this.controlPlaneId,
          peer,
          traffic: tcp(443),
          description: `Kubernetes API from ${name}`,
        }),
      ),
    ];
  }

  private allowControlPlaneToNodes(further: Readonly<Record<string, number>>): readonly ITerraformDependable[] {
    const ingressScope = new Construct(this, 'from-control-plane');
    const egressScope = new Construct(this, 'to-nodes');
    return Object.entries({ ...usualControlPlanePorts, ...further }).flatMap(([name, port]) => [
      allowIngress(ingressScope, name, {
        securityGroupId: this.nodeId,
        peer: this.controlPlane,
        traffic: tcp(port),
        description: `Control plane to ${name}`,
      }),
      allowEgress(egressScope, name, {
        securityGroupId: this.controlPlaneId,
        peer: this.nodes,
        traffic: tcp(port),
        description: `${name} on nodes`,
      }),
    ]);
  }

  private allowBetweenNodes(choice: 'unprivileged-tcp' | 'everything'): readonly ITerraformDependable[] {
    const scope = new Construct(this, 'between-nodes');
    const ingress: Readonly<Record<string, Traffic>> =
      choice === 'everything'
        ? { everything: ALL }
        : { 'dns-tcp': tcp(53), 'dns-udp': udp(53), 'unprivileged-tcp': UNPRIVILEGED_PORTS };
    return [
      ...Object.entries(ingress).map(([name, traffic]) =>
        allowIngress(scope, name, {
          securityGroupId: this.nodeId,
          peer: this.nodes,
          traffic,
          description: `${name} between nodes`,
        }),
      ),
      allowEgress(scope, 'egress', {
        securityGroupId: this.nodeId,
        peer: this.nodes,
        traffic: ALL,
        description: 'To other nodes, which decide what they take',
      }),
    ];
  }

  private allowNodeEgress({
    network,
    ipFamily,
    nodeTraffic,
  }: ClusterSecurityGroupsProps): readonly ITerraformDependable[] {
    const scope = new Construct(this, 'node-egress');
    const allow = (id: string, peer: Peer, traffic: Traffic, description: string) =>
      allowEgress(scope, id, { securityGroupId: this.nodeId, peer, traffic, description });
    const egress = nodeTraffic.egress ?? { kind: 'vpc-and-https' };
    const rules: ITerraformDependable[] = [];
    if (egress.kind === 'everywhere') {
      rules.push(allow('everywhere', ANYWHERE_IPV4, ALL, 'Anywhere'));
      if (ipFamily === 'ipv6') rules.push(allow('everywhere-ipv6', ANYWHERE_IPV6, ALL, 'Anywhere'));
      return rules;
    }
    rules.push(allow('vpc', { kind: 'cidr', cidr: network.vpcCidr }, ALL, 'Anything in the VPC'));
    if (egress.kind === 'vpc-and-https') {
      rules.push(allow('https', ANYWHERE_IPV4, tcp(443), 'AWS APIs and registries'));
      if (ipFamily === 'ipv6') rules.push(allow('https-ipv6', ANYWHERE_IPV6, tcp(443), 'AWS APIs and registries'));
    }
    const furtherScope = new Construct(this, 'node-egress-also');
    for (const [name, { peer, traffic }] of Object.entries(egress.also ?? {})) {
      const rule = { securityGroupId: this.nodeId, peer, traffic, description: `To ${name}` };
      rules.push(allowEgress(furtherScope, name, rule));
    }
    return rules;
  }

  private get controlPlane(): Peer {
    return { kind: 'security-group', securityGroupId: this.controlPlaneId };
  }

  private get nodes(): Peer {
    return { kind: 'security-group', securityGroupId: this.nodeId };
  }
}
