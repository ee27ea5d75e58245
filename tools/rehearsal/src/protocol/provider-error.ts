import type { AttributePath, Diagnostic } from './calls';

/** What a provider refuses, in the words that the real one uses. */
export class ProviderError extends Error {
  constructor(
    readonly summary: string,
    readonly detail = '',
    readonly attribute?: AttributePath,
  ) {
    super(detail === '' ? summary : `${summary}: ${detail}`);
    this.name = 'ProviderError';
  }
}

export function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof ProviderError) {
    const { summary, detail, attribute } = error;
    return { severity: 'ERROR', summary, detail, ...(attribute === undefined ? {} : { attribute }) };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { severity: 'ERROR', summary: 'The simulated provider failed', detail };
}

export function warning(summary: string, detail: string): Diagnostic {
  return { severity: 'WARNING', summary, detail };
}
