import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { App, TerraformStack, Testing } from 'cdktf';

/** What can be rehearsed: what adds to an empty stack, a stack, or a folder with `.tf` or `.tf.json` files. */
export type Configuration = ((stack: TerraformStack) => unknown) | TerraformStack | string;

/** How many parents of a folder are there for modules whose source begins with `../`. */
const PARENTS = 4;

/** What a folder may hold that belongs to other runs. */
const OF_OTHER_RUNS = /^(\.terraform(\.lock\.hcl|\.tfstate\.lock\.info)?|terraform\.tfstate.*|crash\.log)$/;

/** Keeps the state beside the rehearsal, whatever backend is configured. */
const OVERRIDE = 'zz_rehearsal_override.tf.json';

/**
 * Makes a folder in which Terraform can run a configuration and leave the original alone.
 *
 * @param scratch Folder to make it in.
 * @param state Where the state is kept.
 * @throws LandfallError CONFIGURATION_NOT_FOUND
 */
export function workingFolder(configuration: Configuration, scratch: string, state: string): string {
  const folder =
    typeof configuration === 'string'
      ? mirrorOf(resolve(configuration), scratch)
      : synthesizedIn(configuration, scratch);
  const override = { terraform: { backend: { local: { path: state } } } };
  writeFileSync(join(folder, OVERRIDE), JSON.stringify(override));
  return folder;
}

/** Folders with the configuration and with its modules, as `terraform init` has installed them. */
export function sourceFolders(folder: string, dataFolder: string): readonly string[] {
  const manifest = join(dataFolder, 'modules/modules.json');
  if (!existsSync(manifest)) return [realFolder(folder)];
  const { Modules } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly Modules: readonly { Dir: string }[] };
  return [...new Set([folder, ...Modules.map(({ Dir }) => resolve(folder, Dir))].map(realFolder))];
}

function realFolder(folder: string): string {
  return realpathSync(folder);
}

function synthesizedIn(configuration: Exclude<Configuration, string>, scratch: string): string {
  const stack =
    typeof configuration === 'function'
      ? new TerraformStack(new App({ stackTraces: false }), 'rehearsal')
      : configuration;
  if (typeof configuration === 'function') configuration(stack);
  const output = Testing.fullSynth(stack);
  const folder = join(scratch, 'stack');
  cpSync(join(output, 'stacks', stack.node.id), folder, { recursive: true });
  rmSync(output, { recursive: true, force: true });
  return folder;
}

/** A folder of links to the files of another, below links to what lies beside its parents. */
function mirrorOf(original: string, scratch: string): string {
  if (!existsSync(original) || !readdirSync(original).some((name) => /\.tf(\.json)?$/.test(name))) {
    throw new LandfallError('CONFIGURATION_NOT_FOUND', 'expected a folder with .tf or .tf.json files', original);
  }
  const path: string[] = [];
  let top = original;
  while (path.length < PARENTS && dirname(top) !== top && !existsSync(join(top, '.git'))) {
    path.unshift(basename(top));
    top = dirname(top);
  }
  let [from, to] = [top, join(scratch, 'mirror')];
  for (const step of path) {
    mkdirSync(to);
    linkAll(from, to, (name) => name !== step);
    [from, to] = [join(from, step), join(to, step)];
  }
  mkdirSync(to, { recursive: true });
  linkAll(from, to, (name) => !OF_OTHER_RUNS.test(name) && name !== OVERRIDE);
  return to;
}

function linkAll(from: string, to: string, wanted: (name: string) => boolean): void {
  for (const name of readdirSync(from).filter(wanted)) symlinkSync(join(from, name), join(to, name));
}
