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
  constructor(readonly json: Block) {}

  /** The only resource of its type. Throws when there is none, or a second. */
  only(type: BindingClass): Block {
    return single(this.all(type), type);
  }

  /** Every resource of a type, by logical id. */
  all(type: BindingClass): Readonly<Record<string, Block>> {
    return blocksOf(this.json, 'resource', type);
  }

  /** The resource of a type at a construct path below the stack: `eks/node-role`. */
  at(type: BindingClass, path: string): Block {
    const blocks = this.all(type);
    const found = Object.values(blocks).find((block) => constructPath(block) === path);
    if (!found) throw new Error(`no ${type.tfResourceType} at ${path}; there are: ${paths(blocks)}`);
    return found;
  }

  /** The only data source of its type. */
  onlyData(type: BindingClass): Block {
    return single(this.allData(type), type);
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
    const found = Object.entries(this.all(type)).find(([, block]) => constructPath(block) === path);
    if (!found) throw new Error(`no ${type.tfResourceType} at ${path}; there are: ${paths(this.all(type))}`);
    return `\${${type.tfResourceType}.${found[0]}.${attribute}}`;
  }
}

/** Synthesizes what `build` adds to an empty stack called `test`. Node validations run. */
export function synth(build: (stack: TerraformStack) => Construct | void): Synthesized {
  const stack = new TerraformStack(new App({ stackTraces: false, skipValidation: true }), 'test');
  build(stack);
  return new Synthesized(asBlock(JSON.parse(Testing.synth(stack, true))));
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

function single(blocks: Readonly<Record<string, Block>>, type: BindingClass): Block {
  const [block, second] = Object.values(blocks);
  if (!block || second) {
    const count = Object.keys(blocks).length;
    throw new Error(`expected one ${type.tfResourceType}, got ${count}: ${paths(blocks)}`);
  }
  return block;
}

function paths(blocks: Readonly<Record<string, Block>>): string {
  return Object.values(blocks).map(constructPath).join(', ') || 'none';
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
