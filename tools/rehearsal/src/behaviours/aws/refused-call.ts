import { ProviderError } from '../../protocol/provider-error';

/** A call that AWS refuses, as the provider words it. */
export function refusedCall(
  doing: string,
  api: string,
  operation: string,
  code: string,
  message: string,
): ProviderError {
  return new ProviderError(
    `${doing}: operation error ${api}: ${operation}, https response error StatusCode: 400, ${code}: ${message}`,
  );
}
