import type { ResourceFacts } from '../facts/resource-facts';
import type { Json } from '../json';
import type { TypeConstraint } from '../schema/schema';
import { sameValue } from '../values/equality';
import type { Value } from '../values/value';

/** Whether a provider treats two values of an attribute as the same, so that no difference is planned. */
export function equivalent(
  path: string,
  config: Value,
  prior: Value,
  type: TypeConstraint,
  facts: ResourceFacts,
): boolean {
  if (sameValue(config, prior, type)) return true;
  if (typeof config !== 'string' || typeof prior !== 'string') return false;
  if (facts.caseInsensitive?.includes(path) === true) return config.toLowerCase() === prior.toLowerCase();
  return facts.json?.includes(path) === true && sameDocument(config, prior);
}

function sameDocument(one: string, other: string): boolean {
  const [left, right] = [parsed(one), parsed(other)];
  if (left === undefined || right === undefined) return false;
  const policies = isPolicy(left) && isPolicy(right);
  return normal(left, policies) === normal(right, policies);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isPolicy(json: Json): boolean {
  return typeof json === 'object' && json !== null && 'Statement' in json;
}

/** In an IAM policy a list of one is the same as its element, and lists have no order. */
function normal(json: Json, policy: boolean): string {
  if (Array.isArray(json)) {
    const parts = (json as readonly Json[]).map((part) => normal(part, policy));
    if (!policy) return `[${parts.join()}]`;
    return parts.length === 1 ? (parts[0] ?? '') : `[${parts.sort().join()}]`;
  }
  if (typeof json === 'object' && json !== null) {
    const record = json as { readonly [key: string]: Json };
    const names = Object.keys(record).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${normal(record[name] ?? null, policy)}`).join()}}`;
  }
  // IAM reads "true" and true alike, and account numbers with and without quotes.
  return policy ? JSON.stringify(String(json)) : JSON.stringify(json);
}
