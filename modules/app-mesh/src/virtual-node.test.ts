import { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import { minimal, plainListener, plainNode, synthMesh } from './testing/mesh-fixture';
import type { ClientPolicy } from './tls';
import type { VirtualNodeProps } from './virtual-node';

const TLS: ClientPolicy = { kind: 'tls', trust: { kind: 'sds', secretName: 'spiffe://shop' } };

const RENDERED_TLS = { enforce: true, validation: { trust: { sds: { secret_name: 'spiffe://shop' } } } };

function nodeOf(props: Partial<VirtualNodeProps>) {
  const stack = synthMesh({
    virtualNodes: { orders: { ...plainNode, ...props } },
    virtualServices: {
      orders: { provider: { kind: 'node', node: 'orders' } },
      stock: { name: 'stock.shop.local', provider: { kind: 'none' } },
      users: { provider: { kind: 'none' } },
    },
  });
  return stack.at(AppmeshVirtualNode, 'mesh/virtual-nodes/orders');
}

describe('a virtual node', () => {
  it('is named after its key, logs to standard output and has no backends by default', () => {
    const node = nodeOf({});
    expect(node['name']).toBe('orders');
    expect(node['spec']).toEqual({
      listener: [{ port_mapping: { port: 8080, protocol: 'http' } }],
      logging: { access_log: { file: { path: '/dev/stdout' } } },
      service_discovery: { dns: { hostname: 'orders.shop.svc.cluster.local', response_type: 'LOADBALANCER' } },
    });
  });

  it('takes a name of its own', () => {
    expect(nodeOf({ name: 'orders_shop' })['name']).toBe('orders_shop');
  });

  it('calls backends by the name of the virtual service', () => {
    expect(nodeOf({ backends: { stock: {} } })['spec']).toMatchObject({
      backend: [{ virtual_service: { virtual_service_name: 'stock.shop.local' } }],
    });
  });

  it('uses the policy of the backend, else of the node, else of the mesh', () => {
    expect(
      nodeOf({ clientPolicy: TLS, backends: { stock: {}, users: { clientPolicy: { kind: 'plaintext' } } } }),
    ).toMatchObject({
      spec: {
        backend: [
          { virtual_service: { virtual_service_name: 'stock.shop.local', client_policy: { tls: RENDERED_TLS } } },
          { virtual_service: { virtual_service_name: 'users' } },
        ],
      },
    });
    const stack = synthMesh({
      clientPolicy: TLS,
      virtualNodes: {
        ...minimal.virtualNodes,
        client: { discovery: { kind: 'none' }, listeners: [], backends: { orders: {} } },
      },
    });
    expect(stack.at(AppmeshVirtualNode, 'mesh/virtual-nodes/client')).toMatchObject({
      spec: {
        backend: [{ virtual_service: { virtual_service_name: 'orders', client_policy: { tls: RENDERED_TLS } } }],
      },
    });
  });

  it('carries no policy for a backend in plain text, whatever the node says', () => {
    const node = JSON.stringify(
      nodeOf({ clientPolicy: TLS, backends: { users: { clientPolicy: { kind: 'plaintext' } } } }),
    );
    expect(node).not.toContain('client_policy');
    expect(node).not.toContain('backend_defaults');
  });

  it('may be without listeners and discovery when it only calls others', () => {
    const spec = nodeOf({ listeners: [], discovery: { kind: 'none' } })['spec'];
    expect(spec).not.toHaveProperty('service_discovery');
    expect(spec).toMatchObject({ listener: [] });
  });

  it('fails when it has listeners that nobody can find', () => {
    expect(() => nodeOf({ discovery: { kind: 'none' } })).toThrow(
      'APP_MESH_NODE_HIDDEN at test/mesh.virtualNodes.orders.discovery: a virtual node with listeners needs discovery, ' +
        'or nobody finds it; set kind dns or cloud-map',
    );
  });

  it('fails when two listeners have one port', () => {
    expect(() => nodeOf({ listeners: [plainListener, plainListener] })).toThrow(
      'APP_MESH_PORT_TWICE at test/mesh.virtualNodes.orders.listeners: two listeners have port 8080; ' +
        'give each a port of its own',
    );
  });

  it('fails for a port that does not exist', () => {
    expect(() => nodeOf({ listeners: [{ ...plainListener, port: 70000 }] })).toThrow(
      'APP_MESH_OUT_OF_RANGE at test/mesh.virtualNodes.orders.listeners: ' +
        'must be a whole number between 1 and 65535, got 70000',
    );
  });

  it('fails for a name that is too long', () => {
    expect(() => nodeOf({ name: 'x'.repeat(256) })).toThrow(
      'APP_MESH_LENGTH at test/mesh.virtualNodes.orders.name: must have 1 to 255 characters, got 256',
    );
  });
});
