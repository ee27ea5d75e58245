import { isRecord, recordOf, textOf } from './json';

/** What a synthesized stack says of its addresses. */
export interface ConstructTree {
  /** Path below the stack: `network/private-eu-west-1a`. */
  pathOf(address: string): string | undefined;

  /** `@landfall/network@0.1.0`: the package of the nearest construct above the resource that has one. */
  moduleOf(address: string): string | undefined;
}

/**
 * Reads `cdk.tf.json`: construct paths from the metadata of each resource, packages from `"//".landfall.modules`, which
 * maps construct paths to packages.
 */
export function constructTree(configuration: unknown): ConstructTree {
  const root = recordOf(configuration);
  const notes = recordOf(root['//']);
  const stack = textOf(recordOf(notes['metadata'])['stackName']) ?? '';
  const paths = new Map<string, string>();
  for (const [type, byId] of Object.entries(recordOf(root['resource']))) {
    for (const [id, resource] of Object.entries(recordOf(byId))) {
      const path = textOf(recordOf(recordOf(recordOf(resource)['//'])['metadata'])['path']);
      if (path !== undefined) paths.set(`${type}.${id}`, belowStack(path, stack));
    }
  }
  const modules = recordOf(recordOf(notes['landfall'])['modules']);
  const pathOf = (address: string): string | undefined => paths.get(withoutKey(address));
  return {
    pathOf,
    moduleOf: (address) => {
      const path = pathOf(address);
      return path === undefined ? undefined : nearest(modules, path);
    },
  };
}

function belowStack(path: string, stack: string): string {
  return path.startsWith(`${stack}/`) ? path.slice(stack.length + 1) : path;
}

/** Instances of a resource with `count` or `for_each` are one construct. */
function withoutKey(address: string): string {
  return address.replace(/\[.*\]$/s, '');
}

function nearest(modules: unknown, constructPath: string): string | undefined {
  const segments = constructPath.split('/');
  for (let length = segments.length; length > 0; length--) {
    const path = segments.slice(0, length).join('/');
    if (isRecord(modules) && Object.hasOwn(modules, path)) return textOf(modules[path]);
  }
  // The stack itself.
  return isRecord(modules) ? textOf(modules['.']) : undefined;
}
