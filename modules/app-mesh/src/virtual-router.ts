import { AppmeshVirtualRouter } from '@cdktf/provider-aws/lib/appmesh-virtual-router';
import type { Problems } from '@landfall/contracts';
import { Construct } from 'constructs';
import { checkKeys, checkLength, checkPorts, checkRange } from './limits';
import type { Protocol } from './listener';
import { checkRoute, createRoute, type RouteProps } from './route';

/** Splits a virtual service's traffic over virtual nodes. */
export interface VirtualRouterProps {
  /**
   * Name in App Mesh, 1 to 255 characters. Cannot change after creation.
   *
   * @default its key
   */
  readonly name?: string;

  /** Ports that it takes traffic on, at least 1. */
  readonly listeners: readonly { readonly port: number; readonly protocol: Protocol }[];

  /** Routes by key. Each must be of a protocol that a listener speaks. */
  readonly routes: Readonly<Record<string, RouteProps>>;
}

export function createVirtualRouter(
  scope: Construct,
  key: string,
  router: VirtualRouterProps,
  { meshName, nodeNames }: { readonly meshName: string; readonly nodeNames: Readonly<Record<string, string>> },
): AppmeshVirtualRouter {
  const parent = new Construct(scope, key);
  const created = new AppmeshVirtualRouter(parent, 'router', {
    meshName,
    name: router.name ?? key,
    spec: { listener: router.listeners.map(({ port, protocol }) => ({ portMapping: { port, protocol } })) },
  });
  const routes = new Construct(parent, 'routes');
  for (const [routeKey, route] of Object.entries(router.routes)) {
    createRoute(routes, routeKey, route, { meshName, virtualRouterName: created.name, nodeNames });
  }
  return created;
}

export function checkVirtualRouter(router: VirtualRouterProps, problems: Problems, at: string): void {
  if (router.name !== undefined) checkLength(router.name, 255, problems, `${at}.name`);
  checkRange(router.listeners.length, [1, Infinity], problems, `${at}.listeners`);
  const ports = router.listeners.map(({ port }) => port);
  checkPorts(ports, problems, `${at}.listeners`);
  checkKeys(router.routes, problems, `${at}.routes`);
  for (const [key, route] of Object.entries(router.routes)) {
    checkRoute(route, problems, `${at}.routes.${key}`);
    checkProtocol(router, route, problems, `${at}.routes.${key}`);
  }
}

function checkProtocol(router: VirtualRouterProps, route: RouteProps, problems: Problems, at: string): void {
  const port = route.match?.port;
  if (port !== undefined && !router.listeners.some((listener) => listener.port === port)) {
    problems.add('APP_MESH_UNKNOWN_PORT', `the router has no listener on port ${port}`, `${at}.match.port`);
    return;
  }
  const candidates = router.listeners.filter((listener) => port === undefined || listener.port === port);
  if (candidates.length === 0 || candidates.some(({ protocol }) => protocol === route.kind)) return;
  const spoken = candidates.map(({ protocol }) => protocol).join(', ');
  const message = `a ${route.kind} route needs a listener that speaks ${route.kind}; the router's speak ${spoken}`;
  problems.add('APP_MESH_ROUTE_PROTOCOL', message, at);
}
