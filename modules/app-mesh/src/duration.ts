import type { Problems } from '@landfall/contracts';

/** A length of time in whole seconds or milliseconds: `15s`, `250ms`. */
export type Duration = `${number}s` | `${number}ms`;

/** How long a proxy waits. `0s` means for ever. */
export interface IdleTimeout {
  /**
   * How long a connection may be without traffic.
   *
   * @default '300s', the proxy's own
   */
  readonly idle?: Duration;
}

/** How long a proxy waits for requests. `0s` means for ever. */
export interface RequestTimeout extends IdleTimeout {
  /**
   * How long one request may take, retries included.
   *
   * @default '15s', the proxy's own
   */
  readonly perRequest?: Duration;
}

const PATTERN = /^(\d+)(ms|s)$/;

export function renderDuration(duration: Duration): { unit: string; value: number } {
  const [, value = '', unit = ''] = PATTERN.exec(duration) ?? [];
  return { unit, value: Number(value) };
}

/** The timeout block of a listener or a route; undefined when there is nothing to say. */
export function renderRequestTimeout(timeout: RequestTimeout) {
  return {
    ...renderIdleTimeout(timeout),
    ...(timeout.perRequest !== undefined ? { perRequest: renderDuration(timeout.perRequest) } : {}),
  };
}

export function renderIdleTimeout(timeout: IdleTimeout) {
  return timeout.idle !== undefined ? { idle: renderDuration(timeout.idle) } : {};
}

export function checkTimeout(timeout: RequestTimeout | undefined, problems: Problems, at: string): void {
  checkDuration(timeout?.idle, problems, `${at}.idle`);
  checkDuration(timeout?.perRequest, problems, `${at}.perRequest`);
}

export function checkDuration(duration: Duration | undefined, problems: Problems, at: string): void {
  if (duration === undefined || PATTERN.test(duration)) return;
  problems.add('APP_MESH_DURATION_INVALID', `'${duration}' is no duration; write one like 15s or 250ms`, at);
}
