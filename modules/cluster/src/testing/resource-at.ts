import type { BindingClass, Block, Synthesized } from '@landfall/testing';

/** Address of the resource at a construct path. */
export function addressAt(result: Synthesized, type: BindingClass, path: string): string {
  return `${type.tfResourceType}.${entryAt(result, type, path)[0]}`;
}

/** Construct paths of all resources of a type, sorted. */
export function pathsOf(result: Synthesized, type: BindingClass): readonly string[] {
  return Object.keys(result.all(type))
    .map((id) => id.replace(/_[0-9A-F]{8}$/, '').replaceAll('_', '/'))
    .sort();
}

function entryAt(result: Synthesized, type: BindingClass, path: string): readonly [string, Block] {
  const id = new RegExp(`^${path.replaceAll('/', '_')}(_[0-9A-F]{8})?$`);
  const found = Object.entries(result.all(type)).find(([key]) => id.test(key));
  if (!found) throw new Error(`no ${type.tfResourceType} at ${path}; there are: ${pathsOf(result, type).join(', ')}`);
  return found;
}
