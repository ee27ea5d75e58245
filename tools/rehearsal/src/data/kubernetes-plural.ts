/** The name of a type in the API server's URLs: `networkpolicies` of `kubernetes_network_policy_v1`. */
export function kubernetesPlural(type: string): string {
  const kind = type
    .replace(/^kubernetes_/, '')
    .replace(/_v\d+\w*$/, '')
    .replaceAll('_', '');
  if (kind.endsWith('y')) return `${kind.slice(0, -1)}ies`;
  return kind.endsWith('s') ? `${kind}es` : `${kind}s`;
}
