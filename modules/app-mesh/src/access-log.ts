import type { Problems } from '@landfall/contracts';
import { checkLength } from './limits';

/** How a line of the access log looks. */
export type AccessLogFormat =
  | { readonly kind: 'text'; /** Envoy's format string, 1 to 1,000 characters. */ readonly text: string }
  | {
      readonly kind: 'json';

      /** Envoy's command operators by field: `{ status: '%RESPONSE_CODE%' }`. */
      readonly fields: Readonly<Record<string, string>>;
    };

/** Where a proxy writes one line per request. */
export type AccessLog =
  | {
      readonly kind: 'stdout';

      /** @default Envoy's own */
      readonly format?: AccessLogFormat;
    }
  | {
      readonly kind: 'file';

      /** Absolute, in the proxy's container. */
      readonly path: string;

      /** @default Envoy's own */
      readonly format?: AccessLogFormat;
    }
  | { readonly kind: 'none' };

export function renderAccessLog(log: AccessLog) {
  if (log.kind === 'none') return undefined;
  const path = log.kind === 'stdout' ? '/dev/stdout' : log.path;
  return { accessLog: { file: { path, ...(log.format ? { format: renderFormat(log.format) } : {}) } } };
}

export function checkAccessLog(log: AccessLog, problems: Problems, at: string): void {
  if (log.kind === 'file') checkLength(log.path, 255, problems, `${at}.path`);
  if (log.kind === 'none' || !log.format) return;
  if (log.format.kind === 'text') {
    checkLength(log.format.text, 1000, problems, `${at}.format.text`);
    return;
  }
  for (const [key, value] of Object.entries(log.format.fields)) {
    checkLength(key, 100, problems, `${at}.format.fields`);
    checkLength(value, 100, problems, `${at}.format.fields.${key}`);
  }
}

function renderFormat(format: AccessLogFormat) {
  if (format.kind === 'text') return { text: format.text };
  return { json: Object.entries(format.fields).map(([key, value]) => ({ key, value })) };
}
