import { App, TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';

/** A class of provider bindings. */
export interface BindingClass {
  readonly tfResourceType: string;
}

/** A block of synthesized Terraform JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** Terraform JSON of one stack, with questions that a test asks of it. */
export class Synthesized {
  /** The whole JSON, without cdktf's metadata. */
  readonly json: Block;

  /** @param raw The JSON with cdktf's metadata, which says where a block comes from. */
  constructor(private readonly raw: Block) {
    this.json = asBlock(withoutMetadata(raw));
  }

  /** The only resource of its type. Throws when there is none, or a second. */
  only(type: BindingClass): Block {
    const blocks = this.all(type);
    const [block, second] = Object.values(blocks);
    if (!block || second) {
      const count = Object.keys(blocks).length;
      throw new Error(`expected one ${type.tfResourceType}, got ${count}: ${this.pathsOf(type)}`);
    }
    return block;
  }

  /** Every resource of a type, by logical id. */
  all(type: BindingClass): Readonly<Record<string, Block>> {
    return blocksOf(this.json, 'resource', type);
  }

  /** The resource of a type at a construct path below the stack: `eks/node-role`. */
  at(type: BindingClass, path: string): Block {
    return asBlock(this.all(type)[this.logicalIdAt(type, path)]);
  }

  /** The only data source of its type. */
  onlyData(type: BindingClass): Block {
    const [block, second] = Object.values(this.allData(type));
    if (!block || second) throw new Error(`expected one data ${type.tfResourceType}`);
    return block;
  }

  allData(type: BindingClass): Readonly<Record<string, Block>> {
    return blocksOf(this.json, 'data', type);
  }

  /** Addresses of all resources, sorted. */
  addresses(): readonly string[] {
    return Object.entries(blocksIn(this.json, 'resource'))
      .flatMap(([type, blocks]) => Object.keys(asBlock(blocks)).map((id) => `${type}.${id}`))
      .sort();
  }

  /** Terraform reference of a resource at a construct path: `${aws_vpc.vpc.id}`. */
  ref(type: BindingClass, path: string, attribute: string): string {
    return `\${${type.tfResourceType}.${this.logicalIdAt(type, path)}.${attribute}}`;
  }

  private logicalIdAt(type: BindingClass, path: string): string {
    const found = Object.entries(blocksOf(this.raw, 'resource', type)).find(
      ([, block]) => constructPath(block) === path,
    );
    if (!found) throw new Error(`no ${type.tfResourceType} at ${path}; there are: ${this.pathsOf(type)}`);
    return found[0];
  }

  private pathsOf(type: BindingClass): string {
    return (
      Object.values(blocksOf(this.raw, 'resource', type))
        .map(constructPath)
        .join(', ') || 'none'
    );
  }
}

/** Synthesizes what `build` adds to an empty stack called `test`. Aspects and node validations run. */
export function synth(build: (stack: TerraformStack) => Construct | void): Synthesized {
  const stack = new TerraformStack(new App({ stackTraces: false, skipValidation: true }), 'test');
  build(stack);
  return synthesizedStack(stack);
}

/** Synthesizes a stack of an app. Aspects and node validations run. */
export function synthesizedStack(stack: TerraformStack): Synthesized {
  Testing.synth(stack, true);
  // Testing.synth drops the metadata, which is where construct paths are.
  return new Synthesized(asBlock(stack.toTerraform()));
}

/** The JSON document in a string attribute, such as an IAM policy. */
export function document(value: unknown): Block {
  if (typeof value !== 'string') throw new Error(`expected a JSON document, got ${typeof value}`);
  return asBlock(JSON.parse(value));
}

function blocksIn(json: Block, kind: 'resource' | 'data'): Block {
  return asBlock(json[kind] ?? {});
}

function blocksOf(json: Block, kind: 'resource' | 'data', type: BindingClass): Readonly<Record<string, Block>> {
  const blocks = asBlock(blocksIn(json, kind)[type.tfResourceType] ?? {});
  return Object.fromEntries(Object.entries(blocks).map(([id, block]) => [id, asBlock(block)]));
}

function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([name]) => name !== '//')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutMetadata(field)]));
}

/** Path below the stack that cdktf notes in each block. */
function constructPath(block: Block): string {
  const path = asBlock(asBlock(block['//'] ?? {})['metadata'] ?? {})['path'];
  return typeof path === 'string' ? path.split('/').slice(1).join('/') : '';
}

function asBlock(value: unknown): Block {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`expected a block, got ${JSON.stringify(value)}`);
  }
  return Object.fromEntries(Object.entries(value));
}
