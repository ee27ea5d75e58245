import { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import { ServiceDiscoveryHttpNamespace } from '@cdktf/provider-aws/lib/service-discovery-http-namespace';
import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service';
import { testNetwork } from '@landfall/testing';
import type { CloudMapProps, NodeDiscovery } from './service-discovery';
import { plainNode, synthMesh } from './testing/mesh-fixture';

const PRIVATE_DNS: CloudMapProps = {
  namespace: { kind: 'private-dns', name: 'shop.local', network: testNetwork() },
  services: { orders: {} },
};

function synthNode(discovery: NodeDiscovery, cloudMap?: CloudMapProps) {
  return synthMesh({ virtualNodes: { orders: { ...plainNode, discovery } }, ...(cloudMap ? { cloudMap } : {}) });
}

describe('service discovery', () => {
  it('creates a private DNS namespace with A records of 60 seconds by default', () => {
    const stack = synthNode({ kind: 'cloud-map', service: 'orders' }, PRIVATE_DNS);
    expect(stack.only(ServiceDiscoveryPrivateDnsNamespace)).toMatchObject({
      name: 'shop.local',
      vpc: 'vpc-0123456789abcdef0',
    });
    expect(stack.only(ServiceDiscoveryService)).toMatchObject({
      name: 'orders',
      dns_config: {
        namespace_id: stack.ref(ServiceDiscoveryPrivateDnsNamespace, 'mesh/cloud-map/namespace', 'id'),
        routing_policy: 'MULTIVALUE',
        dns_records: [{ type: 'A', ttl: 60 }],
      },
      health_check_custom_config: { failure_threshold: 1 },
    });
    expect(stack.only(AppmeshVirtualNode)).toMatchObject({
      spec: {
        service_discovery: {
          aws_cloud_map: {
            namespace_name: 'shop.local',
            service_name: stack.ref(ServiceDiscoveryService, 'mesh/cloud-map/services/orders', 'name'),
          },
        },
      },
    });
  });

  it('takes a time to live', () => {
    const cloudMap = { ...PRIVATE_DNS, services: { orders: { ttlSeconds: 10 } } };
    expect(synthNode({ kind: 'cloud-map', service: 'orders' }, cloudMap).only(ServiceDiscoveryService)).toMatchObject({
      dns_config: { dns_records: [{ type: 'A', ttl: 10 }] },
    });
  });

  it('creates an HTTP namespace without DNS records', () => {
    const cloudMap: CloudMapProps = { namespace: { kind: 'http', name: 'shop' }, services: { orders: {} } };
    const stack = synthNode({ kind: 'cloud-map', service: 'orders', attributes: { version: 'v2' } }, cloudMap);
    const service = stack.only(ServiceDiscoveryService);
    expect(service).toMatchObject({
      namespace_id: stack.ref(ServiceDiscoveryHttpNamespace, 'mesh/cloud-map/namespace', 'id'),
      type: 'HTTP',
    });
    expect(service).not.toHaveProperty('dns_config');
    expect(stack.only(AppmeshVirtualNode)).toMatchObject({
      spec: { service_discovery: { aws_cloud_map: { attributes: { version: 'v2' } } } },
    });
  });

  it('finds endpoints by DNS when asked for', () => {
    const dns = { kind: 'dns', hostname: 'a.b', answer: 'endpoints', ipPreference: 'ipv6-preferred' } as const;
    expect(synthNode(dns).only(AppmeshVirtualNode)).toMatchObject({
      spec: {
        service_discovery: { dns: { hostname: 'a.b', response_type: 'ENDPOINTS', ip_preference: 'IPv6_PREFERRED' } },
      },
    });
  });

  it('fails for a Cloud Map service that is not listed', () => {
    expect(() => synthNode({ kind: 'cloud-map', service: 'stock' }, PRIVATE_DNS)).toThrow(
      "APP_MESH_UNKNOWN_KEY at test/mesh.virtualNodes.orders.discovery: no Cloud Map service has the key 'stock'; there are: orders",
    );
    expect(() => synthNode({ kind: 'cloud-map', service: 'orders' })).toThrow('there are: none');
  });
});
