import type { Problems } from '@landfall/contracts';
import type { NodeTaint } from './node-group-options';

/**
 * The EKS API takes 63 characters for a whole key, fewer than Kubernetes. Source: EKS API reference, `Taint`,
 * `UpdateLabelsPayload`.
 */
const MAX_LENGTH = 63;
const MAX_TAINTS = 50;
const NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/** Domains of Kubernetes and EKS. */
const RESERVED = ['kubernetes.io', 'k8s.io', 'eks.amazonaws.com'];

/** What a kubelet may set on itself in those domains. Source: Kubernetes reference, NodeRestriction admission. */
const SELF_SET = ['node.kubernetes.io', 'kubelet.kubernetes.io'];

export function checkLabels(labels: Readonly<Record<string, string>>, problems: Problems): void {
  for (const [key, value] of Object.entries(labels)) {
    const problem = keyProblem(key) ?? valueProblem(value);
    if (problem) problems.add('NODE_GROUP_LABEL_INVALID', `label '${key}': ${problem}`);
    if (isIn(RESERVED, key) && !isIn(SELF_SET, key)) {
      const message = `label '${key}' is in a domain that nodes may not label themselves with; use a domain of your own`;
      problems.add('NODE_GROUP_LABEL_RESERVED', message);
    }
  }
}

export function checkTaints(taints: Readonly<Record<string, NodeTaint>>, problems: Problems): void {
  const count = Object.keys(taints).length;
  if (count > MAX_TAINTS) {
    problems.add('NODE_GROUP_TOO_MANY_TAINTS', `a node group has at most ${MAX_TAINTS} taints, got ${count}`);
  }
  for (const [key, { value }] of Object.entries(taints)) {
    const problem = keyProblem(key) ?? (value === undefined ? undefined : valueProblem(value));
    if (problem) problems.add('NODE_GROUP_TAINT_INVALID', `taint '${key}': ${problem}`);
    if (isIn(RESERVED, key)) {
      const message = `taint '${key}' is in a domain that Kubernetes and EKS keep for themselves; use a domain of your own`;
      problems.add('NODE_GROUP_TAINT_RESERVED', message);
    }
  }
}

function keyProblem(key: string): string | undefined {
  const [prefix, name, ...rest] = key.includes('/') ? key.split('/') : [undefined, key];
  if (key.length > MAX_LENGTH) return `a key has at most ${MAX_LENGTH} characters, got ${key.length}`;
  if (rest.length > 0 || !NAME.test(name ?? '') || (prefix !== undefined && !PREFIX.test(prefix))) {
    return 'a key is a name of letters, digits, -, _ and ., after an optional domain and a slash';
  }
  return undefined;
}

/** EKS refuses an empty value, which Kubernetes would take. */
function valueProblem(value: string): string | undefined {
  if (NAME.test(value) && value.length <= MAX_LENGTH) return undefined;
  return `a value has 1 to ${MAX_LENGTH} letters, digits, -, _ and ., with a letter or digit at both ends, got '${value}'`;
}

function isIn(domains: readonly string[], key: string): boolean {
  const prefix = key.slice(0, Math.max(key.indexOf('/'), 0));
  return domains.some((domain) => prefix === domain || prefix.endsWith(`.${domain}`));
}
