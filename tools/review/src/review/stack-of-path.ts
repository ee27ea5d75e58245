/** What tells the stacks of a review apart. */
export interface NamedStack {
  readonly id: string;
  readonly environment: string;
  readonly layer: string;
}

/**
 * The stack that a path belongs to, as other tools name files: one of its folders has the stack's id, or two that follow
 * each other have the names of environment and layer, as those of `landfall plan` have.
 */
export function stackOfPath<T extends NamedStack>(path: string, stacks: readonly T[]): T | undefined {
  const folders = `/${path.split(/[/\\]+/).join('/')}/`;
  const has = (part: string): boolean => folders.includes(`/${part}/`);
  return stacks.find(({ id }) => has(id)) ?? stacks.find(({ environment, layer }) => has(`${environment}/${layer}`));
}
