import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TerraformElement, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { entriesOf } from './stack-blocks';

/** What stands for the stack itself, where paths begin below it. */
const STACK = '.';

/**
 * The packages, as `name@version`, that the constructs of a stack come from, by their path below the stack; `.` is the
 * stack itself. A construct of the same package as the nearest one above is left out, and so is one whose class no
 * loaded module exports by its name: both belong to what is above them.
 */
export function constructPackages(stack: TerraformStack): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  visit(stack, STACK, undefined, found);
  return found;
}

function visit(construct: Construct, path: string, above: string | undefined, found: Record<string, string>): void {
  const own = isModule(construct) ? (packageOf(construct.constructor) ?? above) : above;
  if (own !== undefined && own !== above) found[path] = own;
  for (const child of construct.node.children) {
    visit(child, path === STACK ? child.node.id : `${path}/${child.node.id}`, own, found);
  }
}

/** Resources are what a module is made of, and a plain construct is a folder in it. */
function isModule(construct: Construct): boolean {
  return !TerraformElement.isTerraformElement(construct) && construct.constructor !== Construct;
}

/** A class is asked for once; undefined is an answer, too. */
const known = new WeakMap<object, { readonly name: string | undefined }>();

function packageOf(constructor: { readonly name: string }): string | undefined {
  const answer = known.get(constructor);
  if (answer !== undefined) return answer.name;
  const file = fileOf(constructor);
  const name = file === undefined ? undefined : packageAbove(file);
  known.set(constructor, { name });
  return name;
}

/** The file that declares a class: of the modules that export it, the one that has it from no other. */
function fileOf(constructor: { readonly name: string }): string | undefined {
  const loaded = Object.values(require.cache).filter((module) => module !== undefined);
  const exporting = new Set(loaded.filter(({ exports }) => hasExport(exports, constructor)));
  const declaring = [...exporting].filter(({ children }) => !children.some((child) => exporting.has(child)));
  return (declaring.length > 0 ? declaring : [...exporting]).map(({ filename }) => filename).sort()[0];
}

/** Looks at the one name only: exports of some packages load a file each when they are read. */
function hasExport(exports: unknown, constructor: { readonly name: string }): boolean {
  if (typeof exports !== 'object' || exports === null || !Object.hasOwn(exports, constructor.name)) return false;
  return Reflect.get(exports, constructor.name) === constructor;
}

/** `@landfall/network@0.1.0`: what the nearest package.json with a name and a version says. */
function packageAbove(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const fields = new Map(entriesOf(JSON.parse(readFileSync(manifest, 'utf8'))));
    const [name, version] = [fields.get('name'), fields.get('version')];
    if (typeof name === 'string' && typeof version === 'string') return `${name}@${version}`;
  }
  return undefined;
}
