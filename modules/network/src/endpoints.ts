import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { dynamodbPolicy, interfacePolicy, type PolicyContext, s3Policy } from './endpoint-policies';
import { interfaceServices } from './endpoint-rules';
import { serviceNameOf } from './endpoint-services';
import type { OwnCidrs } from './network-acls';
import type { NetworkProps } from './network-props';
import type { Routing } from './routing';
import type { TierSubnets } from './subnets';

/** Where endpoints stand. */
export interface EndpointSite {
  readonly vpcId: string;

  /** The network's account. May be a token. */
  readonly accountId: string;

  readonly own: OwnCidrs;
  readonly subnets: TierSubnets;
  readonly routing: Routing;
}

const HTTPS = 443;

/**
 * Gateway endpoints for private and pod subnets, and the interface endpoints asked for. Intra and database subnets have
 * no route to gateway endpoints: these lead out of the VPC.
 */
export class Endpoints extends Construct {
  /** Security group of interface endpoints; undefined when there are none. @attribute */
  readonly securityGroupId: string | undefined;

  constructor(scope: Construct, id: string, site: EndpointSite, props: NetworkProps) {
    super(scope, id);
    const context = policyContext(props, site.accountId);
    this.createGateways(site, props, context);
    this.securityGroupId = this.createInterfaces(site, props, context);
  }

  private createGateways(
    { vpcId, routing }: EndpointSite,
    { name, region }: NetworkProps,
    context: PolicyContext,
  ): void {
    const tables = [...routing.tablesBy('private').values(), ...routing.tablesBy('pod').values()];
    const gateway = (service: 's3' | 'dynamodb', policy: string): VpcEndpoint =>
      new VpcEndpoint(this, `gateway-${service}`, {
        vpcId,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: 'Gateway',
        routeTableIds: tables.map((table) => table.id),
        policy,
        tags: { Name: `${name}-${service}` },
      });
    gateway('s3', s3Policy(this.node.path, context));
    gateway('dynamodb', dynamodbPolicy(this.node.path, context));
  }

  private createInterfaces(
    { vpcId, own, subnets }: EndpointSite,
    { name, region, endpoints }: NetworkProps,
    context: PolicyContext,
  ): string | undefined {
    const services = interfaceServices(endpoints);
    if (services.length === 0) return undefined;
    const securityGroup = this.createSecurityGroup(vpcId, own, name);
    for (const service of services) {
      const policy = interfacePolicy(this.node.path, service, context);
      new VpcEndpoint(this, `interface-${service.replace('.', '-')}`, {
        vpcId,
        serviceName: serviceNameOf(region, service),
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        subnetIds: [...subnets.intra.values()].map((subnet) => subnet.id),
        securityGroupIds: [securityGroup.id],
        ...(policy === undefined ? {} : { policy }),
        tags: { Name: `${name}-${service}` },
      });
    }
    return securityGroup.id;
  }

  /** Lets the VPC in over HTTPS, and nothing out: endpoints only answer. */
  private createSecurityGroup(vpcId: string, { vpcCidr, podCidr, ipv6Cidr }: OwnCidrs, name: string): SecurityGroup {
    const group = new SecurityGroup(this, 'security-group', {
      name: `${name}-endpoints`,
      description: 'Interface endpoints of the VPC',
      vpcId,
      tags: { Name: `${name}-endpoints` },
    });
    const allow = (id: string, source: { readonly cidrIpv4: string } | { readonly cidrIpv6: string }): void => {
      new VpcSecurityGroupIngressRule(this, id, {
        securityGroupId: group.id,
        description: 'HTTPS from the VPC',
        ipProtocol: 'tcp',
        fromPort: HTTPS,
        toPort: HTTPS,
        ...source,
      });
    };
    allow('ingress-vpc', { cidrIpv4: vpcCidr });
    if (podCidr !== undefined) allow('ingress-pod', { cidrIpv4: podCidr });
    if (ipv6Cidr !== undefined) allow('ingress-ipv6', { cidrIpv6: ipv6Cidr });
    return group;
  }
}

function policyContext({ region, endpoints = {} }: NetworkProps, accountId: string): PolicyContext {
  const { perimeter = { kind: 'account' }, pullFromAccounts = [], readFromBuckets = [] } = endpoints;
  return { region, accountId, perimeter, pullFromAccounts, readFromBuckets };
}
