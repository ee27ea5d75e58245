import type { Problems } from '@landfall/contracts';
import { compact } from './compact';
import { checkRange } from './limits';

/** How a proxy finds out that its application is well. */
export interface HealthCheck {
  /** What is spoken to the application, and the path that must answer 2xx. */
  readonly probe: { readonly kind: 'http' | 'http2'; readonly path: string } | { readonly kind: 'tcp' | 'grpc' };

  /** @default the listener's port */
  readonly port?: number;

  /**
   * Seconds between two checks, 5 to 300.
   *
   * @default 10
   */
  readonly intervalSeconds?: number;

  /**
   * Seconds to wait for an answer, 2 to 60.
   *
   * @default 5
   */
  readonly timeoutSeconds?: number;

  /**
   * Successes in a row that make an application healthy, 2 to 10.
   *
   * @default 2
   */
  readonly healthyThreshold?: number;

  /**
   * Failures in a row that make it unhealthy, 2 to 10.
   *
   * @default 3
   */
  readonly unhealthyThreshold?: number;
}

export function renderHealthCheck(check: HealthCheck) {
  const { probe, port, intervalSeconds = 10, timeoutSeconds = 5, healthyThreshold = 2, unhealthyThreshold = 3 } = check;
  return compact({
    protocol: probe.kind,
    path: 'path' in probe ? probe.path : undefined,
    port,
    intervalMillis: intervalSeconds * 1000,
    timeoutMillis: timeoutSeconds * 1000,
    healthyThreshold,
    unhealthyThreshold,
  });
}

/** Source: App Mesh API, HealthCheckPolicy. */
export function checkHealthCheck(check: HealthCheck | undefined, problems: Problems, at: string): void {
  checkRange(check?.port, [1, 65535], problems, `${at}.port`);
  checkRange(check?.intervalSeconds, [5, 300], problems, `${at}.intervalSeconds`);
  checkRange(check?.timeoutSeconds, [2, 60], problems, `${at}.timeoutSeconds`);
  checkRange(check?.healthyThreshold, [2, 10], problems, `${at}.healthyThreshold`);
  checkRange(check?.unhealthyThreshold, [2, 10], problems, `${at}.unhealthyThreshold`);
}
