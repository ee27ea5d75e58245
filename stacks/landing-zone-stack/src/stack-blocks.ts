/** Part of Terraform JSON. */
export type Tree = Readonly<Record<string, unknown>>;

/** A block of Terraform JSON, and where it comes from. */
export interface StackBlock {
  /** Construct path of a resource or data source; of anything else, the stack and the kind of block. */
  readonly from: string;
  readonly value: unknown;
}

/** Blocks of a synthesized stack. */
export function blocksOf(stackPath: string, json: Tree): readonly StackBlock[] {
  return Object.entries(json).flatMap(([section, value]) => {
    if (section === '//') return [];
    if (section !== 'resource' && section !== 'data') return [{ from: `${stackPath}/${section}`, value }];
    return entriesOf(value).flatMap(([type, byId]) =>
      entriesOf(byId).map(([id, block]) => ({ from: pathOf(block) ?? `${stackPath}/${type}.${id}`, value: block })),
    );
  });
}

/** Addresses of all that a synthesized stack declares. */
export function declaredAddresses(json: Tree): ReadonlySet<string> {
  const named = (section: string, prefix: string) => entriesOf(json[section]).map(([name]) => `${prefix}.${name}`);
  const typed = (section: string, prefix: string) =>
    entriesOf(json[section]).flatMap(([type, byId]) => entriesOf(byId).map(([id]) => `${prefix}${type}.${id}`));
  return new Set([
    ...typed('resource', ''),
    ...typed('data', 'data.'),
    ...named('variable', 'var'),
    ...named('locals', 'local'),
    ...named('module', 'module'),
  ]);
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** cdktf notes the construct path in each block. */
function pathOf(block: unknown): string | undefined {
  const metadata = field(field(block, '//'), 'metadata');
  const path = field(metadata, 'path');
  return typeof path === 'string' ? path : undefined;
}

function field(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}
