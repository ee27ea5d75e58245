import type { INetwork } from '@landfall/contracts';
import { ServiceDiscoveryHttpNamespace } from '@cdktf/provider-aws/lib/service-discovery-http-namespace';
import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import {
  ServiceDiscoveryService,
  type ServiceDiscoveryServiceConfig,
} from '@cdktf/provider-aws/lib/service-discovery-service';
import { Construct } from 'constructs';
import { compact } from './compact';

/** How proxies find the endpoints of a virtual node. */
export type NodeDiscovery =
  | {
      readonly kind: 'cloud-map';

      /** Key in `cloudMap.services`. */
      readonly service: string;

      /**
       * Attributes that an instance must have: `{ version: 'v2' }`.
       *
       * @default every instance of the service
       */
      readonly attributes?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'dns';

      /** Name that resolves to the endpoints: `orders.shop.svc.cluster.local`. */
      readonly hostname: string;

      /**
       * Whether the name stands for a load balancer, or lists each endpoint.
       *
       * @default 'load-balancer'
       */
      readonly answer?: 'load-balancer' | 'endpoints';

      /** @default the mesh's */
      readonly ipPreference?: IpPreference;
    }
  | {
      /** Nobody sends it traffic: it only calls others. */
      readonly kind: 'none';
    };

/** Which address family proxies use. */
export type IpPreference = 'ipv4-only' | 'ipv4-preferred' | 'ipv6-only' | 'ipv6-preferred';

/** A service in the namespace. */
export interface CloudMapService {
  /**
   * Seconds that a resolver may keep an answer. Unused in an `http` namespace.
   *
   * @default 60
   */
  readonly ttlSeconds?: number;
}

/** The AWS Cloud Map namespace that a mesh owns, and its services by name. */
export interface CloudMapProps {
  /** Cannot change after creation. */
  readonly namespace:
    | { readonly kind: 'private-dns'; readonly name: string; readonly network: INetwork }
    | { readonly kind: 'http'; readonly name: string };

  readonly services: Readonly<Record<string, CloudMapService>>;
}

const IP_PREFERENCES = {
  'ipv4-only': 'IPv4_ONLY',
  'ipv4-preferred': 'IPv4_PREFERRED',
  'ipv6-only': 'IPv6_ONLY',
  'ipv6-preferred': 'IPv6_PREFERRED',
} as const satisfies Record<IpPreference, string>;

export function renderIpPreference(preference: IpPreference): string {
  return IP_PREFERENCES[preference];
}

/** A namespace and its services. Internal: reached through `Mesh`. */
export class CloudMap extends Construct {
  readonly namespaceName: string;
  readonly namespaceArn: string;

  /** Of the private DNS namespace; undefined for an HTTP one. @attribute */
  readonly hostedZoneId: string | undefined;

  private readonly services: Readonly<Record<string, ServiceDiscoveryService>>;

  constructor(scope: Construct, id: string, { namespace, services }: CloudMapProps) {
    super(scope, id);
    if (namespace.kind === 'http') {
      const created = new ServiceDiscoveryHttpNamespace(this, 'namespace', { name: namespace.name });
      this.namespaceArn = created.arn;
      this.hostedZoneId = undefined;
      this.services = this.createServices(services, () => ({ namespaceId: created.id, type: 'HTTP' }));
    } else {
      const { name, network } = namespace;
      const created = new ServiceDiscoveryPrivateDnsNamespace(this, 'namespace', { name, vpc: network.vpcId });
      this.namespaceArn = created.arn;
      this.hostedZoneId = created.hostedZone;
      this.services = this.createServices(services, ({ ttlSeconds = 60 }) => ({
        dnsConfig: {
          namespaceId: created.id,
          routingPolicy: 'MULTIVALUE',
          dnsRecords: [{ type: 'A', ttl: ttlSeconds }],
        },
      }));
    }
    this.namespaceName = namespace.name;
  }

  get serviceArns(): readonly string[] {
    return Object.values(this.services).map(({ arn }) => arn);
  }

  /** Name of a service, as a reference to its resource. */
  serviceName(key: string): string | undefined {
    return this.services[key]?.name;
  }

  private createServices(
    services: Readonly<Record<string, CloudMapService>>,
    place: (service: CloudMapService) => Pick<ServiceDiscoveryServiceConfig, 'namespaceId' | 'type' | 'dnsConfig'>,
  ): Readonly<Record<string, ServiceDiscoveryService>> {
    const parent = new Construct(this, 'services');
    return Object.fromEntries(
      Object.entries(services).map(([name, service]) => [
        name,
        new ServiceDiscoveryService(parent, name, {
          name,
          ...place(service),
          // The App Mesh controller reports health itself; Route 53 cannot reach a pod.
          healthCheckCustomConfig: { failureThreshold: 1 },
        }),
      ]),
    );
  }
}

export function renderDiscovery(discovery: NodeDiscovery, cloudMap: CloudMap | undefined) {
  switch (discovery.kind) {
    case 'none':
      return undefined;
    case 'dns':
      return {
        dns: compact({
          hostname: discovery.hostname,
          responseType: discovery.answer === 'endpoints' ? 'ENDPOINTS' : 'LOADBALANCER',
          ipPreference: discovery.ipPreference ? renderIpPreference(discovery.ipPreference) : undefined,
        }),
      };
    case 'cloud-map':
      return {
        awsCloudMap: compact({
          namespaceName: cloudMap?.namespaceName ?? '',
          serviceName: cloudMap?.serviceName(discovery.service) ?? discovery.service,
          attributes: discovery.attributes ? { ...discovery.attributes } : undefined,
        }),
      };
  }
}
