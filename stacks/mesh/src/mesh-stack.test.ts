import { AppmeshVirtualGateway } from '@cdktf/provider-aws/lib/appmesh-virtual-gateway';
import { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import type { EnvironmentInput } from '@landfall/environment';
import { synthStack, testEnvironment } from '@landfall/stack-testing';
import { MeshStack } from './mesh-stack';

const fields = {
  acknowledgement: 'AWS ended App Mesh on 2026-09-30; this mesh cannot be created in AWS any more',
  cluster: 'blue',
  namespace: 'mesh.internal',
  kubernetesNamespace: 'shop',
  services: { front: { port: 8080, backends: ['orders'] }, orders: { port: 9090, protocol: 'grpc' } },
  gateway: { port: 8443, services: ['front'] },
} satisfies EnvironmentInput['mesh'];

const mesh = () =>
  synthStack(
    testEnvironment({ mesh: fields }),
    [{ layer: 'network' }, { layer: 'cluster', clusterId: 'blue' }],
    (app, environment) => {
      if (!environment.mesh) throw new Error('the environment has no mesh');
      return new MeshStack(app, environment, environment.mesh);
    },
  );

it('makes every service prove who it is, and accepts nobody who does not', () => {
  const listener = mesh().at(AppmeshVirtualNode, 'mesh/virtual-nodes/orders')['spec'];
  expect(listener).toMatchObject({
    listener: [
      {
        tls: {
          mode: 'STRICT',
          certificate: { sds: { secret_name: 'spiffe://mesh.internal/orders' } },
          validation: { trust: { sds: { secret_name: 'spiffe://mesh.internal' } } },
        },
      },
    ],
  });
});

it('registers services in a namespace of the VPC', () => {
  expect(mesh().only(ServiceDiscoveryPrivateDnsNamespace)['name']).toBe('mesh.internal');
});

it('gives the controller and each proxy a role of its own', () => {
  const names = Object.values(mesh().all(IamRole)).map((role) => role['name']);
  expect(names.sort()).toEqual([
    'acme-test-blue-mesh-controller',
    'acme-test-blue-mesh-front',
    'acme-test-blue-mesh-ingress-gateway',
    'acme-test-blue-mesh-orders',
  ]);
});

it('has a gateway only where the environment names one', () => {
  expect(Object.keys(mesh().all(AppmeshVirtualGateway))).toHaveLength(1);
});
