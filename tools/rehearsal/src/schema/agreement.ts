import type { AttributeSchema, BlockSchema, BlockTypeSchema, NestedAttributes, TypeConstraint } from './schema';

/** What two schemas can agree in. */
export const ASPECTS = [
  'resource types',
  'data sources',
  'names',
  'types',
  'nesting',
  'required',
  'optional',
  'computed',
  'sensitive',
  'write-only',
  'min items',
  'max items',
] as const;

export type Aspect = (typeof ASPECTS)[number];

/** One thing in which a derived schema differs from the reference. */
export interface Difference {
  /** Type, then attribute names joined by dots: `aws_eks_cluster.vpc_config.subnet_ids`. */
  readonly path: string;
  readonly derived: string;
  readonly reference: string;
}

/** How far schemas agree in one aspect. */
export interface AspectAgreement {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Compares derived schemas with the published ones, aspect by aspect. */
export class Agreement {
  private readonly compared = new Map<Aspect, number>();
  private readonly differences = new Map<Aspect, Difference[]>();

  of(aspect: Aspect): AspectAgreement {
    return { compared: this.compared.get(aspect) ?? 0, differences: this.differences.get(aspect) ?? [] };
  }

  /** Compares which types there are. */
  compareTypes(
    aspect: 'resource types' | 'data sources',
    derived: readonly string[],
    reference: readonly string[],
  ): void {
    for (const type of new Set([...derived, ...reference])) {
      this.count(aspect, type, presence(derived.includes(type)), presence(reference.includes(type)));
    }
  }

  /** Compares two schemas of one resource, data source, provider or block. */
  compareBlocks(path: string, derived: BlockSchema, reference: BlockSchema): void {
    const names = [derived, reference].flatMap((block) => [
      ...Object.keys(block.attributes),
      ...Object.keys(block.blockTypes),
    ]);
    for (const name of new Set(names)) {
      const inner = `${path}.${name}`;
      const ours = kindOf(derived, name);
      const theirs = kindOf(reference, name);
      this.count('names', inner, presence(ours !== 'absent'), presence(theirs !== 'absent'));
      if (ours === 'absent' || theirs === 'absent') continue;
      if (ours !== theirs) this.count('nesting', inner, ours, theirs);
      this.compareAttributes(inner, derived.attributes[name], reference.attributes[name]);
      this.compareBlockTypes(inner, derived.blockTypes[name], reference.blockTypes[name]);
    }
  }

  private compareBlockTypes(path: string, derived?: BlockTypeSchema, reference?: BlockTypeSchema): void {
    if (derived === undefined || reference === undefined) return;
    this.count('nesting', path, derived.nesting, reference.nesting);
    this.count('required', path, flag(derived.minItems > 0), flag(reference.minItems > 0));
    this.count('min items', path, String(derived.minItems), String(reference.minItems));
    this.count('max items', path, String(derived.maxItems), String(reference.maxItems));
    this.compareBlocks(path, derived.block, reference.block);
  }

  private compareAttributes(path: string, derived?: AttributeSchema, reference?: AttributeSchema): void {
    if (derived === undefined || reference === undefined) return;
    this.count('required', path, flag(derived.required), flag(reference.required));
    this.count('optional', path, flag(derived.optional), flag(reference.optional));
    this.count('computed', path, flag(derived.computed), flag(reference.computed));
    this.count('sensitive', path, flag(derived.sensitive), flag(reference.sensitive));
    this.count('write-only', path, flag(derived.writeOnly), flag(reference.writeOnly));
    if (derived.nested && reference.nested) this.compareNested(path, derived.nested, reference.nested);
    else this.count('types', path, typeText(derived), typeText(reference));
  }

  private compareNested(path: string, derived: NestedAttributes, reference: NestedAttributes): void {
    this.count('nesting', path, derived.nesting, reference.nesting);
    const asBlock = ({ attributes }: NestedAttributes): BlockSchema => ({ attributes, blockTypes: {} });
    this.compareBlocks(path, asBlock(derived), asBlock(reference));
  }

  private count(aspect: Aspect, path: string, derived: string, reference: string): void {
    this.compared.set(aspect, (this.compared.get(aspect) ?? 0) + 1);
    if (derived === reference) return;
    const differences = this.differences.get(aspect) ?? [];
    this.differences.set(aspect, [...differences, { path, derived, reference }]);
  }
}

function presence(present: boolean): string {
  return present ? 'present' : 'absent';
}

function flag(set: boolean | undefined): string {
  return set ? 'yes' : 'no';
}

function kindOf(block: BlockSchema, name: string): 'attribute' | 'block' | 'absent' {
  if (block.attributes[name] !== undefined) return 'attribute';
  return block.blockTypes[name] === undefined ? 'absent' : 'block';
}

function typeText({ type, nested }: AttributeSchema): string {
  return type === undefined ? `nested ${nested?.nesting ?? ''}` : JSON.stringify(sorted(type));
}

/** Object types are equal whatever the order of their attributes. */
function sorted(type: TypeConstraint): TypeConstraint {
  if (typeof type === 'string') return type;
  if (type[0] === 'tuple') return ['tuple', type[1].map(sorted)];
  if (type[0] !== 'object') return [type[0], sorted(type[1])];
  const entries = Object.entries(type[1]).sort(([a], [b]) => a.localeCompare(b));
  return ['object', Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))];
}
