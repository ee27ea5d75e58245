import type { AlarmDefinition } from './alarm-definition';

/** What is looked for in the audit log of the API server. */
export interface AuditFilter {
  /** CloudWatch Logs filter pattern over audit events. */
  readonly pattern: string;

  /** For whoever is woken. */
  readonly description: string;

  /** Events within five minutes that are too many. */
  readonly threshold: number;
}

const CHANGES = '($.verb = "create" || $.verb = "update" || $.verb = "patch" || $.verb = "delete")';

/** Paths that anybody may read by default: health, readiness, liveness and version. */
const OPEN_PATHS = ['/healthz*', '/livez*', '/readyz*', '/version*'];

/** Source of field names: Kubernetes API, audit.k8s.io/v1 Event. */
export const auditFilters = {
  'anonymous-access': {
    pattern: `{ $.user.username = "system:anonymous" && $.responseStatus.code < 400 && ${OPEN_PATHS.map(
      (path) => `$.requestURI != "${path}"`,
    ).join(' && ')} }`,
    description:
      'Somebody without identity was answered. Look for bindings to system:anonymous or system:unauthenticated.',
    threshold: 0,
  },
  'cluster-admin-bindings': {
    pattern: `{ $.objectRef.resource = "clusterrolebindings" && ${CHANGES} && $.requestObject.roleRef.name = "cluster-admin" && $.responseStatus.code < 400 }`,
    description: 'Somebody was made cluster administrator. Access entries should be the only way.',
    threshold: 0,
  },
  'aws-auth-changes': {
    pattern: `{ $.objectRef.resource = "configmaps" && $.objectRef.name = "aws-auth" && ${CHANGES} && $.responseStatus.code < 400 }`,
    description: 'The ConfigMap aws-auth was changed, which gives IAM principals access past access entries.',
    threshold: 0,
  },
  'forbidden-requests': {
    pattern: '{ $.responseStatus.code = 403 }',
    description: 'Many requests were forbidden. A workload lacks permissions, or somebody tries what it can do.',
    threshold: 100,
  },
} as const satisfies Record<string, AuditFilter>;

/** The alarm on a filter's own metric. */
export function auditAlarm(namespace: string, name: string, { description, threshold }: AuditFilter): AlarmDefinition {
  return {
    description,
    measure: { kind: 'metric', metric: { namespace, name, statistic: 'Sum' } },
    comparison: 'above',
    threshold,
    periodSeconds: 300,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    missingData: 'good',
  };
}
