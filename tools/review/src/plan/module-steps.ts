import type { ModuleStep } from '../model/review';
import { recordOf, textOf } from './json';

/**
 * Modules that a stack uses in other versions than before, in the order of their names. Compares what synthesized stacks
 * note of their constructs; one without notes has none.
 */
export function moduleSteps(base: unknown, head: unknown): readonly ModuleStep[] {
  const [before, after] = [versionsIn(base), versionsIn(head)];
  if (before.size === 0 || after.size === 0) return [];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((module) => {
    const [from, to] = [before.get(module)?.join(', '), after.get(module)?.join(', ')];
    return from === to ? [] : [{ module, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

/** `@landfall/network: 0.1.0 → 0.2.0`, `@landfall/app-mesh: 0.1.0, new` */
export function stepText({ module, from, to }: ModuleStep): string {
  if (from === undefined) return `${module}: ${to ?? ''}, new`;
  return to === undefined ? `${module}: ${from}, no longer used` : `${module}: ${from} → ${to}`;
}

/** Versions of each package, by name; more than one while a stack changes over. */
function versionsIn(configuration: unknown): ReadonlyMap<string, readonly string[]> {
  const { modules } = recordOf(recordOf(recordOf(configuration)['//'])['landfall']) as { readonly modules?: unknown };
  const versions = new Map<string, string[]>();
  const named = new Set(Object.values(recordOf(modules)).flatMap((name) => textOf(name) ?? []));
  for (const text of [...named].sort()) {
    const at = text.lastIndexOf('@');
    const [name, version] = [text.slice(0, at), text.slice(at + 1)];
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return versions;
}
