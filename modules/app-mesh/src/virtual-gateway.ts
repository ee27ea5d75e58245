import { AppmeshVirtualGateway } from '@cdktf/provider-aws/lib/appmesh-virtual-gateway';
import type { Problems } from '@landfall/contracts';
import { Construct } from 'constructs';
import { type AccessLog, checkAccessLog, renderAccessLog } from './access-log';
import { compact } from './compact';
import { checkGatewayRoute, createGatewayRoute, type GatewayRouteProps } from './gateway-route';
import { checkKeys, checkLength, checkPorts, checkRange } from './limits';
import { checkListener, type GatewayListener, renderGatewayListener } from './listener';
import { type ClientPolicy, renderClientPolicy } from './tls';

/** A proxy at the edge of the mesh. */
export interface VirtualGatewayProps {
  /**
   * Name in App Mesh, 1 to 255 characters. Cannot change after creation.
   *
   * @default its key
   */
  readonly name?: string;

  /** Ports that it serves, at least 1. */
  readonly listeners: readonly GatewayListener[];

  /** Gateway routes by key. */
  readonly routes: Readonly<Record<string, GatewayRouteProps>>;

  /**
   * How it reaches the services behind it.
   *
   * @default the mesh's
   */
  readonly clientPolicy?: ClientPolicy;

  /** @default one line per request to standard output */
  readonly accessLog?: AccessLog;
}

/** What a gateway needs of the mesh it is in. */
export interface GatewaySurroundings {
  readonly meshName: string;
  readonly clientPolicy: ClientPolicy;

  /** Names of virtual services by key, as references to resources. */
  readonly serviceNames: Readonly<Record<string, string>>;
}

export function createVirtualGateway(
  scope: Construct,
  key: string,
  gateway: VirtualGatewayProps,
  { meshName, clientPolicy, serviceNames }: GatewaySurroundings,
): AppmeshVirtualGateway {
  const { accessLog = { kind: 'stdout' } } = gateway;
  const policy = renderClientPolicy(gateway.clientPolicy ?? clientPolicy);
  const parent = new Construct(scope, key);
  const created = new AppmeshVirtualGateway(parent, 'gateway', {
    meshName,
    name: gateway.name ?? key,
    spec: compact({
      listener: gateway.listeners.map(renderGatewayListener),
      backendDefaults: policy ? { clientPolicy: policy } : undefined,
      logging: renderAccessLog(accessLog),
    }),
  });
  const routes = new Construct(parent, 'routes');
  for (const [routeKey, route] of Object.entries(gateway.routes)) {
    createGatewayRoute(routes, routeKey, route, { meshName, virtualGatewayName: created.name, serviceNames });
  }
  return created;
}

export function checkVirtualGateway(gateway: VirtualGatewayProps, problems: Problems, at: string): void {
  if (gateway.name !== undefined) checkLength(gateway.name, 255, problems, `${at}.name`);
  checkRange(gateway.listeners.length, [1, Infinity], problems, `${at}.listeners`);
  const ports = gateway.listeners.map(({ port }) => port);
  checkPorts(ports, problems, `${at}.listeners`);
  gateway.listeners.forEach((listener) => checkListener(listener, problems, `${at}.listeners.${listener.port}`));
  if (gateway.accessLog) checkAccessLog(gateway.accessLog, problems, `${at}.accessLog`);
  checkKeys(gateway.routes, problems, `${at}.routes`);
  for (const [key, route] of Object.entries(gateway.routes)) {
    checkGatewayRoute(route, problems, `${at}.routes.${key}`);
    const port = route.match?.port;
    if (port === undefined || ports.includes(port)) continue;
    problems.add(
      'APP_MESH_UNKNOWN_PORT',
      `the gateway has no listener on port ${port}`,
      `${at}.routes.${key}.match.port`,
    );
  }
}
