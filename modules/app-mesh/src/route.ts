import { AppmeshRoute } from '@cdktf/provider-aws/lib/appmesh-route';
import type { Problems } from '@landfall/contracts';
import type { Construct } from 'constructs';
import { compact } from './compact';
import {
  checkTimeout,
  type IdleTimeout,
  renderIdleTimeout,
  renderRequestTimeout,
  type RequestTimeout,
} from './duration';
import { checkLength, checkRange } from './limits';
import {
  checkMatches,
  checkPath,
  type HeaderMatches,
  type PathMatch,
  type QueryParameterMatches,
  renderHeaders,
  renderPath,
  renderQueryParameters,
} from './matching';
import {
  checkRetryPolicy,
  type GrpcRetryPolicy,
  type HttpRetryPolicy,
  renderGrpcRetryPolicy,
  renderHttpRetryPolicy,
} from './retry-policy';

/** A virtual node's share of a route's traffic. */
export interface RouteTarget {
  /** Share of traffic relative to the sum of the route's weights, 0 to 100. */
  readonly weight: number;

  /** @default the node's only port; required for a node with several */
  readonly port?: number;
}

/** Requests that an HTTP route is for; all conditions must hold. */
export interface HttpRouteMatch {
  /** @default every path */
  readonly path?: PathMatch;

  /** @default every method */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';

  /** @default both */
  readonly scheme?: 'http' | 'https';

  /** @default any */
  readonly headers?: HeaderMatches;

  /** @default any */
  readonly queryParameters?: QueryParameterMatches;

  /** A port of the router. @default all of them */
  readonly port?: number;
}

/** Calls that a gRPC route is for; all conditions must hold. */
export interface GrpcRouteMatch {
  /** Full name of the service, and one of its methods. @default every service */
  readonly service?: { readonly name: string; readonly method?: string };

  /** @default any */
  readonly metadata?: HeaderMatches;

  /** A port of the router. @default all of them */
  readonly port?: number;
}

type RouteKind =
  | {
      readonly kind: 'http' | 'http2';
      readonly match?: HttpRouteMatch;
      readonly timeout?: RequestTimeout;
      readonly retry?: HttpRetryPolicy;
    }
  | {
      readonly kind: 'grpc';
      readonly match?: GrpcRouteMatch;
      readonly timeout?: RequestTimeout;
      readonly retry?: GrpcRetryPolicy;
    }
  | { readonly kind: 'tcp'; readonly match?: { readonly port: number }; readonly timeout?: IdleTimeout };

/** Where requests go. By default a route matches everything, waits as long as the proxy does, and tries once. */
export type RouteProps = RouteKind & {
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

  /** Traffic by key of virtual node, 1 to 10. */
  readonly targets: Readonly<Record<string, RouteTarget>>;
};

/** What a route needs of its surroundings: names as references to resources. */
export interface RouteSurroundings {
  readonly meshName: string;
  readonly virtualRouterName: string;
  readonly nodeNames: Readonly<Record<string, string>>;
}

export function createRoute(
  scope: Construct,
  key: string,
  route: RouteProps,
  { meshName, virtualRouterName, nodeNames }: RouteSurroundings,
): AppmeshRoute {
  return new AppmeshRoute(scope, key, {
    meshName,
    virtualRouterName,
    name: route.name ?? key,
    spec: compact({ priority: route.priority, ...renderRoute(route, nodeNames) }),
  });
}

function renderRoute(route: RouteProps, nodeNames: Readonly<Record<string, string>>) {
  const action = { weightedTarget: renderTargets(route.targets, nodeNames) };
  switch (route.kind) {
    case 'http':
      return { httpRoute: { action, ...renderHttpRoute(route) } };
    case 'http2':
      return { http2Route: { action, ...renderHttpRoute(route) } };
    case 'grpc':
      return { grpcRoute: { action, ...renderGrpcRoute(route) } };
    case 'tcp':
      return {
        tcpRoute: compact({
          action,
          match: route.match ? { port: route.match.port } : undefined,
          timeout: route.timeout ? renderIdleTimeout(route.timeout) : undefined,
        }),
      };
  }
}

function renderTargets(targets: RouteProps['targets'], nodeNames: Readonly<Record<string, string>>) {
  return Object.entries(targets).map(([node, { weight, port }]) =>
    compact({ virtualNode: nodeNames[node] ?? node, weight, port }),
  );
}

function renderHttpRoute({ match = {}, timeout, retry }: Extract<RouteProps, { kind: 'http' | 'http2' }>) {
  return compact({
    match: compact({
      ...renderPath(match.path ?? { kind: 'prefix', value: '/' }),
      method: match.method,
      scheme: match.scheme,
      header: renderHeaders(match.headers),
      queryParameter: renderQueryParameters(match.queryParameters),
      port: match.port,
    }),
    timeout: timeout ? renderRequestTimeout(timeout) : undefined,
    retryPolicy: retry ? renderHttpRetryPolicy(retry) : undefined,
  });
}

function renderGrpcRoute({ match = {}, timeout, retry }: Extract<RouteProps, { kind: 'grpc' }>) {
  const conditions = compact({
    serviceName: match.service?.name,
    methodName: match.service?.method,
    metadata: renderHeaders(match.metadata),
    port: match.port,
  });
  return compact({
    match: Object.keys(conditions).length > 0 ? conditions : undefined,
    timeout: timeout ? renderRequestTimeout(timeout) : undefined,
    retryPolicy: retry ? renderGrpcRetryPolicy(retry) : undefined,
  });
}

/** What can be said of a route without looking at the rest of the mesh. */
export function checkRoute(route: RouteProps, problems: Problems, at: string): void {
  if (route.name !== undefined) checkLength(route.name, 255, problems, `${at}.name`);
  checkRange(route.priority, [0, 1000], problems, `${at}.priority`);
  checkTimeout(route.timeout, problems, `${at}.timeout`);
  checkTargets(route.targets, problems, `${at}.targets`);
  if (route.kind === 'tcp') return;
  checkRetryPolicy(route.retry, problems, `${at}.retry`);
  if (route.kind === 'grpc') {
    checkMatches(route.match?.metadata ? { headers: route.match.metadata } : {}, problems, `${at}.match`);
  } else {
    checkPath(route.match?.path, problems, `${at}.match.path`);
    checkMatches(route.match ?? {}, problems, `${at}.match`);
  }
}

function checkTargets(targets: RouteProps['targets'], problems: Problems, at: string): void {
  const entries = Object.entries(targets);
  checkRange(entries.length, [1, 10], problems, at);
  for (const [node, { weight }] of entries) checkRange(weight, [0, 100], problems, `${at}.${node}.weight`);
  if (entries.length > 0 && entries.every(([, { weight }]) => weight === 0)) {
    problems.add('APP_MESH_ROUTE_WITHOUT_WEIGHT', 'all weights are 0, so no request arrives; give one a weight', at);
  }
}
