import type { Problems } from '@landfall/contracts';
import {
  checkDuration,
  checkTimeout,
  type Duration,
  type IdleTimeout,
  renderDuration,
  renderIdleTimeout,
  renderRequestTimeout,
  type RequestTimeout,
} from './duration';
import { compact } from './compact';
import { checkHealthCheck, type HealthCheck, renderHealthCheck } from './health-check';
import { checkRange } from './limits';
import { type ListenerTls, renderListenerTls } from './tls';

/** What is spoken on a port. */
export type Protocol = 'http' | 'http2' | 'grpc' | 'tcp';

/** When a proxy takes an endpoint out of the pool that it sends traffic to. */
export interface OutlierDetection {
  /** Server errors in a row that eject an endpoint. */
  readonly maxServerErrors: number;

  /**
   * How often endpoints are looked at.
   *
   * @default '10s'
   */
  readonly interval?: Duration;

  /**
   * How long the first ejection lasts; each further one lasts longer.
   *
   * @default '30s'
   */
  readonly baseEjection?: Duration;

  /**
   * Share of endpoints that may be ejected at once, 0 to 100 percent.
   *
   * @default 50
   */
  readonly maxEjectionPercent?: number;
}

/** Most connections at once, and for plain HTTP requests that wait for one. */
export interface ConnectionLimit {
  readonly maxConnections: number;
}

/** Most requests at once. */
export interface RequestLimit {
  readonly maxRequests: number;
}

export interface HttpConnectionLimit extends ConnectionLimit {
  /** @default 2147483647, the service's own */
  readonly maxPendingRequests?: number;
}

type NodeProtocol =
  | { readonly protocol: 'http'; readonly timeout?: RequestTimeout; readonly connectionPool?: HttpConnectionLimit }
  | { readonly protocol: 'http2' | 'grpc'; readonly timeout?: RequestTimeout; readonly connectionPool?: RequestLimit }
  | { readonly protocol: 'tcp'; readonly timeout?: IdleTimeout; readonly connectionPool?: ConnectionLimit };

/** A port that a virtual node's application serves. `timeout` and `connectionPool` are without limit by default. */
export type NodeListener = NodeProtocol & {
  readonly port: number;
  readonly tls: ListenerTls;

  /** @default none */
  readonly healthCheck?: HealthCheck;

  /** @default none */
  readonly outlierDetection?: OutlierDetection;
};

type GatewayProtocol =
  | { readonly protocol: 'http'; readonly connectionPool?: HttpConnectionLimit }
  | { readonly protocol: 'http2' | 'grpc'; readonly connectionPool?: RequestLimit };

/** A port that a virtual gateway serves. `connectionPool` is without limit by default. */
export type GatewayListener = GatewayProtocol & {
  readonly port: number;
  readonly tls: ListenerTls;

  /** @default none */
  readonly healthCheck?: HealthCheck & { readonly probe: { readonly kind: 'http' | 'http2' | 'grpc' } };
};

export function renderNodeListener(listener: NodeListener) {
  return compact({
    portMapping: { port: listener.port, protocol: listener.protocol },
    tls: renderListenerTls(listener.tls),
    healthCheck: listener.healthCheck ? renderHealthCheck(listener.healthCheck) : undefined,
    outlierDetection: listener.outlierDetection ? renderOutlierDetection(listener.outlierDetection) : undefined,
    timeout: renderTimeout(listener),
    connectionPool: renderNodePool(listener),
  });
}

export function renderGatewayListener(listener: GatewayListener) {
  return compact({
    portMapping: { port: listener.port, protocol: listener.protocol },
    tls: renderListenerTls(listener.tls),
    healthCheck: listener.healthCheck ? renderHealthCheck(listener.healthCheck) : undefined,
    connectionPool: renderGatewayPool(listener),
  });
}

export function checkListener(listener: NodeListener | GatewayListener, problems: Problems, at: string): void {
  checkHealthCheck(listener.healthCheck, problems, `${at}.healthCheck`);
  for (const [limit, value] of Object.entries(listener.connectionPool ?? {})) {
    checkRange(value, [1, 2147483647], problems, `${at}.connectionPool.${limit}`);
  }
  if ('timeout' in listener) checkTimeout(listener.timeout, problems, `${at}.timeout`);
  if ('outlierDetection' in listener) {
    checkOutlierDetection(listener.outlierDetection, problems, `${at}.outlierDetection`);
  }
}

function checkOutlierDetection(detection: OutlierDetection | undefined, problems: Problems, at: string): void {
  checkRange(detection?.maxServerErrors, [1, Infinity], problems, `${at}.maxServerErrors`);
  checkRange(detection?.maxEjectionPercent, [0, 100], problems, `${at}.maxEjectionPercent`);
  checkDuration(detection?.interval, problems, `${at}.interval`);
  checkDuration(detection?.baseEjection, problems, `${at}.baseEjection`);
}

function renderOutlierDetection(detection: OutlierDetection) {
  const { maxServerErrors, interval = '10s', baseEjection = '30s', maxEjectionPercent = 50 } = detection;
  return {
    maxServerErrors,
    maxEjectionPercent,
    interval: renderDuration(interval),
    baseEjectionDuration: renderDuration(baseEjection),
  };
}

function renderTimeout(listener: NodeListener) {
  if (!listener.timeout) return undefined;
  return listener.protocol === 'tcp'
    ? { tcp: renderIdleTimeout(listener.timeout) }
    : { [listener.protocol]: renderRequestTimeout(listener.timeout) };
}

/** A virtual node's pools are lists, but for gRPC: the provider's schema says so. */
function renderNodePool(listener: NodeListener) {
  if (!listener.connectionPool) return undefined;
  switch (listener.protocol) {
    case 'grpc':
      return { grpc: { ...listener.connectionPool } };
    default:
      return { [listener.protocol]: [{ ...listener.connectionPool }] };
  }
}

function renderGatewayPool(listener: GatewayListener) {
  return listener.connectionPool ? { [listener.protocol]: { ...listener.connectionPool } } : undefined;
}
