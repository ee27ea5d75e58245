import { isRecord, type JsonRecord, listOf, recordOf, textOf } from './json';

/** Expressions of managed resources in the configuration that a plan carries, by address without instance keys. */
export function expressionsIn(configuration: unknown): ReadonlyMap<string, JsonRecord> {
  const found = new Map<string, JsonRecord>();
  collect(recordOf(recordOf(configuration)['root_module']), '', found);
  return found;
}

function collect(module: JsonRecord, prefix: string, found: Map<string, JsonRecord>): void {
  for (const resource of listOf(module['resources']).map(recordOf)) {
    const address = textOf(resource['address']);
    if (address !== undefined) found.set(prefix + address, recordOf(resource['expressions']));
  }
  for (const [name, call] of Object.entries(recordOf(module['module_calls']))) {
    collect(recordOf(recordOf(call)['module']), `${prefix}module.${name}.`, found);
  }
}

/** `module.a["x"].aws_subnet.b[0]` is configured at `module.a.aws_subnet.b`. */
export function configuredAddress(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

export type Step = string | number;

/** What is written for an attribute: a template or a constant, and what it refers to. */
export interface Expression {
  readonly constant?: unknown;

  /** Most specific first: `aws_vpc.main.id`, `aws_vpc.main`. */
  readonly references: readonly string[];
}

/** The expression of an attribute; undefined when nothing is written for it, so that the provider decides. */
export function expressionAt(expressions: JsonRecord, path: readonly Step[]): Expression | undefined {
  let node: unknown = expressions;
  for (const [depth, step] of path.entries()) {
    if (depth > 0 && isExpression(node)) return expressionOf(node, path.slice(depth));
    node = Array.isArray(node) ? node[Number(step)] : recordOf(node)[step];
    if (node === undefined) return undefined;
  }
  return isExpression(node) ? expressionOf(node, []) : { references: [] };
}

function isExpression(node: unknown): node is JsonRecord {
  return isRecord(node) && ('constant_value' in node || Array.isArray(node['references']));
}

function expressionOf(node: JsonRecord, rest: readonly Step[]): Expression {
  const references = listOf(node['references']).flatMap((reference) => textOf(reference) ?? []);
  let constant = node['constant_value'];
  for (const step of rest) constant = Array.isArray(constant) ? constant[Number(step)] : recordOf(constant)[step];
  return constant === undefined ? { references } : { constant, references };
}
