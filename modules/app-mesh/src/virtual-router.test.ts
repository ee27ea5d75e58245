import { AppmeshRoute } from '@cdktf/provider-aws/lib/appmesh-route';
import { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import { AppmeshVirtualRouter } from '@cdktf/provider-aws/lib/appmesh-virtual-router';
import { AppmeshVirtualService } from '@cdktf/provider-aws/lib/appmesh-virtual-service';
import type { RouteProps } from './route';
import { plainListener, plainNode, synthMesh } from './testing/mesh-fixture';
import type { VirtualRouterProps } from './virtual-router';

const TARGETS = { blue: { weight: 90 }, green: { weight: 10 } };

function synthRouter(router: Partial<VirtualRouterProps>) {
  return synthMesh({
    virtualNodes: { blue: plainNode, green: plainNode },
    virtualServices: { orders: { provider: { kind: 'router', router: 'orders' } } },
    virtualRouters: {
      orders: {
        listeners: [{ port: 8080, protocol: 'http' }],
        routes: { all: { kind: 'http', targets: TARGETS } },
        ...router,
      },
    },
  });
}

function specOf(route: RouteProps) {
  const stack = synthRouter({ listeners: [{ port: 8080, protocol: route.kind }], routes: { all: route } });
  return stack.at(AppmeshRoute, 'mesh/virtual-routers/orders/routes/all')['spec'];
}

describe('a virtual router', () => {
  it('listens, and provides the virtual service', () => {
    const stack = synthRouter({});
    expect(stack.only(AppmeshVirtualRouter)).toMatchObject({
      name: 'orders',
      spec: { listener: [{ port_mapping: { port: 8080, protocol: 'http' } }] },
    });
    expect(stack.only(AppmeshVirtualService)).toMatchObject({
      spec: {
        provider: {
          virtual_router: {
            virtual_router_name: stack.ref(AppmeshVirtualRouter, 'mesh/virtual-routers/orders/router', 'name'),
          },
        },
      },
    });
  });

  it('sends every path to its targets by weight, without timeout and retry, by default', () => {
    const stack = synthRouter({});
    const route = stack.only(AppmeshRoute);
    expect(route).toMatchObject({
      name: 'all',
      virtual_router_name: stack.ref(AppmeshVirtualRouter, 'mesh/virtual-routers/orders/router', 'name'),
    });
    expect(route['spec']).toEqual({
      http_route: {
        action: {
          weighted_target: [
            { virtual_node: stack.ref(AppmeshVirtualNode, 'mesh/virtual-nodes/blue', 'name'), weight: 90 },
            { virtual_node: stack.ref(AppmeshVirtualNode, 'mesh/virtual-nodes/green', 'name'), weight: 10 },
          ],
        },
        match: { prefix: '/' },
      },
    });
  });

  it('takes names of its own', () => {
    const routes = { all: { kind: 'http', name: 'orders-route', targets: TARGETS } } as const;
    const stack = synthRouter({ name: 'orders_shop', routes });
    expect(stack.only(AppmeshVirtualRouter)['name']).toBe('orders_shop');
    expect(stack.only(AppmeshRoute)['name']).toBe('orders-route');
  });

  it('fails without a listener', () => {
    expect(() => synthRouter({ listeners: [] })).toThrow(
      'APP_MESH_OUT_OF_RANGE at test/mesh.virtualRouters.orders.listeners: must be a whole number at least 1, got 0',
    );
  });

  it('fails when no listener speaks what a route is for', () => {
    expect(() => synthRouter({ routes: { all: { kind: 'grpc', targets: TARGETS } } })).toThrow(
      'APP_MESH_ROUTE_PROTOCOL at test/mesh.virtualRouters.orders.routes.all: ' +
        "a grpc route needs a listener that speaks grpc; the router's speak http",
    );
  });

  it('fails when a route is for a port without a listener', () => {
    expect(() => synthRouter({ routes: { all: { kind: 'http', match: { port: 81 }, targets: TARGETS } } })).toThrow(
      'APP_MESH_UNKNOWN_PORT at test/mesh.virtualRouters.orders.routes.all.match.port: ' +
        'the router has no listener on port 81',
    );
  });
});

describe('a route', () => {
  it.each(['http', 'http2'] as const)('matches %s requests by all they carry', (kind) => {
    expect(
      specOf({
        kind,
        priority: 10,
        match: {
          path: { kind: 'exact', value: '/orders' },
          method: 'POST',
          scheme: 'https',
          headers: {
            exact: { kind: 'exact', value: 'a' },
            prefix: { kind: 'prefix', value: 'b', invert: true },
            suffix: { kind: 'suffix', value: 'c' },
            regex: { kind: 'regex', value: 'd.*' },
            range: { kind: 'range', start: 1, end: 5 },
            present: { kind: 'present' },
          },
          queryParameters: { beta: 'yes' },
          port: 8080,
        },
        targets: { blue: { weight: 1, port: 8080 } },
      }),
    ).toMatchObject({
      priority: 10,
      [`${kind}_route`]: {
        action: { weighted_target: [{ weight: 1, port: 8080 }] },
        match: {
          path: { exact: '/orders' },
          method: 'POST',
          scheme: 'https',
          port: 8080,
          header: [
            { name: 'exact', invert: false, match: { exact: 'a' } },
            { name: 'prefix', invert: true, match: { prefix: 'b' } },
            { name: 'suffix', invert: false, match: { suffix: 'c' } },
            { name: 'regex', invert: false, match: { regex: 'd.*' } },
            { name: 'range', invert: false, match: { range: { start: 1, end: 5 } } },
            { name: 'present', invert: false },
          ],
          query_parameter: [{ name: 'beta', match: { exact: 'yes' } }],
        },
      },
    });
  });

  it('matches a path by regular expression', () => {
    const path = { kind: 'regex', value: '^/v[12]/' } as const;
    expect(specOf({ kind: 'http', match: { path }, targets: TARGETS })).toMatchObject({
      http_route: { match: { path: { regex: '^/v[12]/' } } },
    });
  });

  it('matches a gRPC method and metadata, and retries by status', () => {
    const spec = specOf({
      kind: 'grpc',
      match: { service: { name: 'shop.Orders', method: 'Get' }, metadata: { tenant: { kind: 'present' } }, port: 8080 },
      timeout: { perRequest: '5s' },
      retry: {
        maxRetries: 2,
        perRetryTimeout: '500ms',
        grpcEvents: ['unavailable'],
        httpEvents: ['gateway-error'],
        onConnectionError: false,
      },
      targets: TARGETS,
    });
    expect(spec).toMatchObject({
      grpc_route: {
        match: {
          service_name: 'shop.Orders',
          method_name: 'Get',
          metadata: [{ name: 'tenant', invert: false }],
          port: 8080,
        },
        timeout: { per_request: { unit: 's', value: 5 } },
        retry_policy: {
          max_retries: 2,
          per_retry_timeout: { unit: 'ms', value: 500 },
          grpc_retry_events: ['unavailable'],
          http_retry_events: ['gateway-error'],
        },
      },
    });
    expect(JSON.stringify(spec)).not.toContain('tcp_retry_events');
  });

  it('matches every gRPC call by default', () => {
    expect(specOf({ kind: 'grpc', targets: TARGETS })).not.toHaveProperty('grpc_route.match');
  });

  it('retries failed connections by default', () => {
    const retry = { maxRetries: 1, perRetryTimeout: '2s' } as const;
    expect(specOf({ kind: 'http', retry, timeout: { idle: '60s' }, targets: TARGETS })).toMatchObject({
      http_route: {
        retry_policy: {
          max_retries: 1,
          per_retry_timeout: { unit: 's', value: 2 },
          tcp_retry_events: ['connection-error'],
        },
        timeout: { idle: { unit: 's', value: 60 } },
      },
    });
  });

  it('sends tcp connections on, with an idle timeout when asked for', () => {
    const tcp = { kind: 'tcp', targets: TARGETS } as const;
    expect(specOf(tcp)).not.toHaveProperty('tcp_route.match');
    expect(specOf({ ...tcp, match: { port: 8080 }, timeout: { idle: '30s' } })).toMatchObject({
      tcp_route: { match: { port: 8080 }, timeout: { idle: { unit: 's', value: 30 } } },
    });
  });

  const AT = 'at test/mesh.virtualRouters.orders.routes.all';

  it.each<[string, RouteProps, string]>([
    [
      'all weights are 0',
      { kind: 'http', targets: { blue: { weight: 0 }, green: { weight: 0 } } },
      `APP_MESH_ROUTE_WITHOUT_WEIGHT ${AT}.targets: all weights are 0, so no request arrives; give one a weight`,
    ],
    [
      'a weight is above 100',
      { kind: 'http', targets: { blue: { weight: 101 } } },
      `APP_MESH_OUT_OF_RANGE ${AT}.targets.blue.weight: must be a whole number between 0 and 100, got 101`,
    ],
    [
      'there is no target',
      { kind: 'http', targets: {} },
      `APP_MESH_OUT_OF_RANGE ${AT}.targets: must be a whole number between 1 and 10, got 0`,
    ],
    [
      'the priority is above 1000',
      { kind: 'http', priority: 1001, targets: TARGETS },
      `APP_MESH_OUT_OF_RANGE ${AT}.priority: must be a whole number between 0 and 1000, got 1001`,
    ],
    [
      'a target is unknown',
      { kind: 'http', targets: { red: { weight: 1 } } },
      `APP_MESH_UNKNOWN_KEY ${AT}.targets: no virtual node has the key 'red'; there are: blue, green`,
    ],
    [
      'a target does not serve the port',
      { kind: 'http', targets: { blue: { weight: 1, port: 9 } } },
      `APP_MESH_UNKNOWN_PORT ${AT}.targets.blue.port: the virtual node serves 8080, so it cannot be a target on port 9`,
    ],
    [
      'a path has no slash',
      { kind: 'http', match: { path: { kind: 'prefix', value: 'orders' } }, targets: TARGETS },
      `APP_MESH_PATH_INVALID ${AT}.match.path: a path starts with '/', got 'orders'`,
    ],
    [
      'a header name is too long',
      { kind: 'http', match: { headers: { ['h'.repeat(51)]: { kind: 'present' } } }, targets: TARGETS },
      `APP_MESH_LENGTH ${AT}.match.headers: must have 1 to 50 characters, got 51: '${'h'.repeat(51)}'`,
    ],
    [
      'there are too many headers',
      {
        kind: 'http',
        match: { headers: Object.fromEntries([...'abcdefghijk'].map((name) => [name, { kind: 'present' }])) },
        targets: TARGETS,
      },
      `APP_MESH_OUT_OF_RANGE ${AT}.match.headers: must be a whole number between 0 and 10, got 11`,
    ],
    [
      'nothing leads to a retry',
      { kind: 'http', retry: { maxRetries: 1, perRetryTimeout: '1s', onConnectionError: false }, targets: TARGETS },
      `APP_MESH_RETRY_NEVER ${AT}.retry: no event leads to a retry; name events, or leave the policy out`,
    ],
  ])('fails when %s', (_, route, message) => {
    expect(() => specOf(route)).toThrow(message);
  });

  it('fails when a target serves several ports and none is named', () => {
    expect(() =>
      synthMesh({
        virtualNodes: { blue: { ...plainNode, listeners: [plainListener, { ...plainListener, port: 9090 }] } },
        virtualServices: {},
        virtualRouters: {
          orders: {
            listeners: [{ port: 8080, protocol: 'http' }],
            routes: { all: { kind: 'http', targets: { blue: { weight: 1 } } } },
          },
        },
      }),
    ).toThrow(
      'APP_MESH_PORT_MISSING at test/mesh.virtualRouters.orders.routes.all.targets.blue.port: ' +
        'the virtual node serves 8080, 9090; name the port that the traffic is for',
    );
  });

  it('fails when two routes have one name', () => {
    const route: RouteProps = { kind: 'http', name: 'same', targets: TARGETS };
    expect(() => synthRouter({ routes: { one: route, two: route } })).toThrow(
      "APP_MESH_NAME_TWICE at test/mesh.virtualRouters.orders.routes: two have the name 'same'; give each a name of its own",
    );
  });
});
