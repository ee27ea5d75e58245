import { AppmeshGatewayRoute } from '@cdktf/provider-aws/lib/appmesh-gateway-route';
import { AppmeshVirtualGateway } from '@cdktf/provider-aws/lib/appmesh-virtual-gateway';
import { AppmeshVirtualService } from '@cdktf/provider-aws/lib/appmesh-virtual-service';
import type { GatewayRouteProps } from './gateway-route';
import { synthMesh } from './testing/mesh-fixture';
import type { VirtualGatewayProps } from './virtual-gateway';

const TARGET = { service: 'orders' };

function synthGateway(gateway: Partial<VirtualGatewayProps>) {
  return synthMesh({
    virtualGateways: {
      edge: {
        listeners: [{ port: 8443, protocol: 'http', tls: { mode: 'disabled' } }],
        routes: { orders: { kind: 'http', target: TARGET } },
        ...gateway,
      },
    },
  });
}

function specOf(route: GatewayRouteProps) {
  return synthGateway({ routes: { orders: route } }).only(AppmeshGatewayRoute)['spec'];
}

describe('a virtual gateway', () => {
  it('is named after its key, and logs to standard output by default', () => {
    const gateway = synthGateway({}).only(AppmeshVirtualGateway);
    expect(gateway['name']).toBe('edge');
    expect(gateway['spec']).toEqual({
      listener: [{ port_mapping: { port: 8443, protocol: 'http' } }],
      logging: { access_log: { file: { path: '/dev/stdout' } } },
    });
  });

  it('reaches services with the policy it is given', () => {
    const clientPolicy = { kind: 'tls', trust: { kind: 'sds', secretName: 'ca' } } as const;
    expect(synthGateway({ clientPolicy }).only(AppmeshVirtualGateway)).toMatchObject({
      spec: {
        backend_defaults: {
          client_policy: { tls: { enforce: true, validation: { trust: { sds: { secret_name: 'ca' } } } } },
        },
      },
    });
  });

  it('writes the access log where and how it is told', () => {
    const text = { kind: 'file', path: '/var/log/a.log', format: { kind: 'text', text: '%START_TIME%' } } as const;
    expect(synthGateway({ accessLog: text }).only(AppmeshVirtualGateway)).toMatchObject({
      spec: { logging: { access_log: { file: { path: '/var/log/a.log', format: { text: '%START_TIME%' } } } } },
    });
    const json = { kind: 'stdout', format: { kind: 'json', fields: { status: '%RESPONSE_CODE%' } } } as const;
    expect(synthGateway({ accessLog: json }).only(AppmeshVirtualGateway)).toMatchObject({
      spec: {
        logging: {
          access_log: {
            file: { path: '/dev/stdout', format: { json: [{ key: 'status', value: '%RESPONSE_CODE%' }] } },
          },
        },
      },
    });
    const none = synthGateway({ accessLog: { kind: 'none' } }).only(AppmeshVirtualGateway);
    expect(none['spec']).not.toHaveProperty('logging');
  });

  it('fails for access log fields that are too long', () => {
    const fields = { status: 'x'.repeat(101) };
    expect(() => synthGateway({ accessLog: { kind: 'stdout', format: { kind: 'json', fields } } })).toThrow(
      'APP_MESH_LENGTH at test/mesh.virtualGateways.edge.accessLog.format.fields.status: ' +
        'must have 1 to 100 characters, got 101',
    );
  });

  it('fails when a route is for a port without a listener', () => {
    expect(() => specOf({ kind: 'grpc', match: { serviceName: 'a.B', port: 1 }, target: TARGET })).toThrow(
      'APP_MESH_UNKNOWN_PORT at test/mesh.virtualGateways.edge.routes.orders.match.port: ' +
        'the gateway has no listener on port 1',
    );
  });

  it('fails when a route leads to an unknown service', () => {
    expect(() => specOf({ kind: 'http', target: { service: 'stock' } })).toThrow(
      'APP_MESH_UNKNOWN_KEY at test/mesh.virtualGateways.edge.routes.orders.target: ' +
        "no virtual service has the key 'stock'; there are: orders",
    );
  });
});

describe('a gateway route', () => {
  it('leads every path, unchanged, to its service by default', () => {
    const stack = synthGateway({});
    const route = stack.only(AppmeshGatewayRoute);
    expect(route).toMatchObject({
      name: 'orders',
      virtual_gateway_name: stack.ref(AppmeshVirtualGateway, 'mesh/virtual-gateways/edge/gateway', 'name'),
    });
    expect(route['spec']).toEqual({
      http_route: {
        action: {
          rewrite: { prefix: { default_prefix: 'DISABLED' } },
          target: {
            virtual_service: {
              virtual_service_name: stack.ref(AppmeshVirtualService, 'mesh/virtual-services/orders', 'name'),
            },
          },
        },
        match: { prefix: '/' },
      },
    });
  });

  it('leaves the rewrite of a prefix to App Mesh unless told otherwise', () => {
    const path = { kind: 'prefix', value: '/orders/' } as const;
    const byDefault = specOf({ kind: 'http', match: { path }, target: TARGET });
    expect(byDefault).not.toHaveProperty('http_route.action.rewrite');
    expect(specOf({ kind: 'http', match: { path: { ...path, rewriteTo: '/v1/' } }, target: TARGET })).toMatchObject({
      http_route: { action: { rewrite: { prefix: { value: '/v1/' } } } },
    });
  });

  it('rewrites an exact path, and keeps the host name, when asked for', () => {
    expect(
      specOf({
        kind: 'http2',
        priority: 5,
        hostname: 'requested',
        match: {
          path: { kind: 'exact', value: '/old', rewriteTo: '/new' },
          hostname: { kind: 'suffix', value: '.example.com' },
          headers: { tenant: { kind: 'present' } },
          queryParameters: { beta: 'yes' },
          port: 8443,
        },
        target: { service: 'orders', port: 8080 },
      }),
    ).toMatchObject({
      priority: 5,
      http2_route: {
        action: {
          target: { port: 8080 },
          rewrite: { path: { exact: '/new' }, hostname: { default_target_hostname: 'DISABLED' } },
        },
        match: {
          path: { exact: '/old' },
          hostname: { suffix: '.example.com' },
          header: [{ name: 'tenant', invert: false }],
          query_parameter: [{ name: 'beta', match: { exact: 'yes' } }],
          port: 8443,
        },
      },
    });
  });

  it('leads gRPC calls by service', () => {
    expect(specOf({ kind: 'grpc', match: { serviceName: 'shop.Orders' }, target: TARGET })).toMatchObject({
      grpc_route: { match: { service_name: 'shop.Orders' } },
    });
  });
});
