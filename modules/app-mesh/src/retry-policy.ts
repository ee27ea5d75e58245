import type { Problems } from '@landfall/contracts';
import { checkDuration, type Duration, renderDuration } from './duration';
import { checkRange } from './limits';

/** HTTP failures worth another try. */
export type HttpRetryEvent = 'server-error' | 'gateway-error' | 'client-error' | 'stream-error';

/** gRPC status codes worth another try. */
export type GrpcRetryEvent = 'cancelled' | 'deadline-exceeded' | 'internal' | 'resource-exhausted' | 'unavailable';

/** When a proxy asks again. */
export interface HttpRetryPolicy {
  /** Tries after the first. */
  readonly maxRetries: number;

  /** How long one try may take. */
  readonly perRetryTimeout: Duration;

  /** @default none */
  readonly httpEvents?: readonly HttpRetryEvent[];

  /**
   * Whether a connection that fails is tried again.
   *
   * @default true
   */
  readonly onConnectionError?: boolean;
}

export interface GrpcRetryPolicy extends HttpRetryPolicy {
  /** @default none */
  readonly grpcEvents?: readonly GrpcRetryEvent[];
}

export function renderHttpRetryPolicy(policy: HttpRetryPolicy) {
  const { maxRetries, perRetryTimeout, httpEvents = [], onConnectionError = true } = policy;
  return {
    maxRetries,
    perRetryTimeout: renderDuration(perRetryTimeout),
    ...(httpEvents.length > 0 ? { httpRetryEvents: [...httpEvents] } : {}),
    ...(onConnectionError ? { tcpRetryEvents: ['connection-error'] } : {}),
  };
}

export function renderGrpcRetryPolicy({ grpcEvents = [], ...policy }: GrpcRetryPolicy) {
  return {
    ...renderHttpRetryPolicy(policy),
    ...(grpcEvents.length > 0 ? { grpcRetryEvents: [...grpcEvents] } : {}),
  };
}

export function checkRetryPolicy(policy: GrpcRetryPolicy | undefined, problems: Problems, at: string): void {
  if (!policy) return;
  const { maxRetries, perRetryTimeout, httpEvents = [], grpcEvents = [], onConnectionError = true } = policy;
  checkRange(maxRetries, [0, Infinity], problems, `${at}.maxRetries`);
  checkDuration(perRetryTimeout, problems, `${at}.perRetryTimeout`);
  if (onConnectionError || httpEvents.length + grpcEvents.length > 0) return;
  problems.add('APP_MESH_RETRY_NEVER', 'no event leads to a retry; name events, or leave the policy out', at);
}
