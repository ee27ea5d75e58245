import { AppmeshGatewayRoute } from '@cdktf/provider-aws/lib/appmesh-gateway-route';
import type { Problems } from '@landfall/contracts';
import type { Construct } from 'constructs';
import { compact } from './compact';
import { checkLength, checkRange } from './limits';
import {
  checkMatches,
  checkPath,
  type HeaderMatches,
  type QueryParameterMatches,
  renderHeaders,
  renderPath,
  renderQueryParameters,
} from './matching';

/** A path at the gateway, and what becomes of it behind the gateway. */
export type GatewayPathMatch =
  | {
      readonly kind: 'prefix';
      readonly value: string;

      /**
       * What takes the prefix's place; `keep` leaves it.
       *
       * @default '/', as App Mesh does by itself
       */
      readonly rewriteTo?: 'keep' | `/${string}`;
    }
  | {
      readonly kind: 'exact' | 'regex';
      readonly value: string;

      /** @default the path stays */
      readonly rewriteTo?: `/${string}`;
    };

/** Requests that a gateway route is for; all conditions must hold. */
export interface HttpGatewayMatch {
  /** @default every path, kept as it is */
  readonly path?: GatewayPathMatch;

  /** @default every host */
  readonly hostname?: { readonly kind: 'exact' | 'suffix'; readonly value: string };

  /** @default any */
  readonly headers?: HeaderMatches;

  /** @default any */
  readonly queryParameters?: QueryParameterMatches;

  /** A port of the gateway. @default all of them */
  readonly port?: number;
}

type GatewayRouteKind =
  | {
      readonly kind: 'http' | 'http2';
      readonly match?: HttpGatewayMatch;

      /**
       * Which host name the service sees: the one that was asked for, or its own.
       *
       * @default 'service', as App Mesh does by itself
       */
      readonly hostname?: 'service' | 'requested';
    }
  | { readonly kind: 'grpc'; readonly match: { readonly serviceName: string; readonly port?: number } };

/** Leads requests from outside to a virtual service. */
export type GatewayRouteProps = GatewayRouteKind & {
  /**
   * Name in App Mesh, 1 to 255 characters. Cannot change after creation.
   *
   * @default its key
   */
  readonly name?: string;

  /**
   * Which of several matching routes wins: the lowest number, 0 to 1000.
   *
   * @default after all routes with a priority
   */
  readonly priority?: number;

  /** The virtual service by key. `port` is needed when what answers has several. */
  readonly target: { readonly service: string; readonly port?: number };
};

type HttpGatewayRoute = Extract<GatewayRouteProps, { kind: 'http' | 'http2' }>;

/** What a gateway route needs of its surroundings: names as references to resources. */
export interface GatewayRouteSurroundings {
  readonly meshName: string;
  readonly virtualGatewayName: string;
  readonly serviceNames: Readonly<Record<string, string>>;
}

const EVERY_PATH: GatewayPathMatch = { kind: 'prefix', value: '/', rewriteTo: 'keep' };

export function createGatewayRoute(
  scope: Construct,
  key: string,
  route: GatewayRouteProps,
  { meshName, virtualGatewayName, serviceNames }: GatewayRouteSurroundings,
): AppmeshGatewayRoute {
  return new AppmeshGatewayRoute(scope, key, {
    meshName,
    virtualGatewayName,
    name: route.name ?? key,
    spec: compact({ priority: route.priority, ...renderRoute(route, serviceNames) }),
  });
}

export function checkGatewayRoute(route: GatewayRouteProps, problems: Problems, at: string): void {
  if (route.name !== undefined) checkLength(route.name, 255, problems, `${at}.name`);
  checkRange(route.priority, [0, 1000], problems, `${at}.priority`);
  if (route.kind === 'grpc') return;
  checkPath(route.match?.path, problems, `${at}.match.path`);
  checkMatches(route.match ?? {}, problems, `${at}.match`);
}

function renderRoute(route: GatewayRouteProps, serviceNames: Readonly<Record<string, string>>) {
  const { service, port } = route.target;
  const target = compact({ port, virtualService: { virtualServiceName: serviceNames[service] ?? service } });
  switch (route.kind) {
    case 'grpc':
      return { grpcRoute: { action: { target }, match: { ...route.match } } };
    case 'http':
      return { httpRoute: { action: compact({ target, rewrite: renderRewrite(route) }), match: renderMatch(route) } };
    case 'http2':
      return { http2Route: { action: compact({ target, rewrite: renderRewrite(route) }), match: renderMatch(route) } };
  }
}

function renderMatch({ match = {} }: HttpGatewayRoute) {
  const { kind, value } = match.path ?? EVERY_PATH;
  return compact({
    ...renderPath({ kind, value }),
    hostname: match.hostname ? { [match.hostname.kind]: match.hostname.value } : undefined,
    header: renderHeaders(match.headers),
    queryParameter: renderQueryParameters(match.queryParameters),
    port: match.port,
  });
}

/** Undefined when App Mesh is left to what it does by itself. */
function renderRewrite({ match = {}, hostname = 'service' }: HttpGatewayRoute) {
  const rewrite = compact({
    ...renderPathRewrite(match.path ?? EVERY_PATH),
    hostname: hostname === 'requested' ? { defaultTargetHostname: 'DISABLED' } : undefined,
  });
  return Object.keys(rewrite).length > 0 ? rewrite : undefined;
}

function renderPathRewrite(path: GatewayPathMatch) {
  if (path.rewriteTo === undefined) return {};
  if (path.kind !== 'prefix') return { path: { exact: path.rewriteTo } };
  return { prefix: path.rewriteTo === 'keep' ? { defaultPrefix: 'DISABLED' } : { value: path.rewriteTo } };
}
