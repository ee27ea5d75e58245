import type { Problems } from '@landfall/contracts';

/** A Kubernetes service account. */
export interface ServiceAccount {
  /** 1 to 63 lower-case letters, digits and `-`. */
  readonly namespace: string;

  /** 1 to 253 lower-case letters, digits, `-` and `.`. */
  readonly name: string;
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Source: Kubernetes, "Object Names and IDs": a namespace is a DNS-1123 label, a service account a subdomain. */
export function checkServiceAccount(problems: Problems, { namespace, name }: ServiceAccount): void {
  for (const [field, value] of Object.entries({ namespace, name })) {
    if (/[*?]/.test(value)) {
      const message = `a role is for one service account, got the pattern '${value}' as ${field}; name one, and make a role for each`;
      problems.add('IDENTITY_SERVICE_ACCOUNT_PATTERN', message);
      return;
    }
  }
  if (!LABEL.test(namespace) || namespace.length > 63) {
    const message = `a namespace has 1 to 63 lower-case letters, digits and -, got '${namespace}'`;
    problems.add('IDENTITY_NAMESPACE_INVALID', message);
  }
  if (!SUBDOMAIN.test(name) || name.length > 253) {
    const message = `a service account's name has 1 to 253 lower-case letters, digits, - and ., got '${name}'`;
    problems.add('IDENTITY_SERVICE_ACCOUNT_INVALID', message);
  }
}
