import type { IdentityStatement } from '@landfall/policy';

/** Sends traces to X-Ray, and asks it which requests to sample. */
export function traceWritingStatement(): IdentityStatement {
  return {
    sid: 'WriteTraces',
    actions: [
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:GetSamplingStatisticSummaries',
    ],
    resources: { any: 'the actions know no resources' },
  };
}
