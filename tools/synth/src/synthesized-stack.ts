import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';

/** A stack that the app of a landing zone wrote. */
export interface SynthesizedStack {
  readonly id: string;
  readonly environment: string;

  /** Layer, with the cluster's id where the stack belongs to one: `compute-blue`. */
  readonly layer: string;

  /** Holds `cdk.tf.json`. */
  readonly directory: string;

  /** Bucket of its S3 backend; absent for another backend. */
  readonly stateBucket?: string;

  /** Name of its state in that bucket: `<bucket>/<key>`. */
  readonly state?: string;

  /** Ids of stacks whose contracts it reads. */
  readonly dependencies: readonly string[];
}

export interface SynthesizeProps {
  /** Folder with `cdktf.json`. */
  readonly root: string;

  /** Where the stacks are written. */
  readonly outputDirectory: string;

  /** Names of environments; empty for all. */
  readonly environments: readonly string[];
}

/**
 * Runs the app that `cdktf.json` names, as cdktf does, but without its start-up and telemetry.
 *
 * @throws LandfallError `SYNTH_FAILED` with what the app printed.
 */
export async function synthesize({
  root,
  outputDirectory,
  environments,
}: SynthesizeProps): Promise<readonly SynthesizedStack[]> {
  const command = await appCommand(root);
  const { code, output } = await runShell(command, root, {
    ...process.env,
    CDKTF_OUTDIR: outputDirectory,
    CDKTF_CONTEXT_JSON: '{}',
    LANDFALL_ENVIRONMENTS: environments.join(','),
  });
  if (code !== 0) throw new LandfallError('SYNTH_FAILED', output.trim(), 'synth');
  return readManifest(outputDirectory);
}

/** Stacks of an output directory, by environment, each after those it depends on. */
export async function readManifest(outputDirectory: string): Promise<readonly SynthesizedStack[]> {
  const manifest = record(await readJson(join(outputDirectory, 'manifest.json')));
  const stacks = Object.values(record(manifest['stacks'])).map(record);
  const read = await Promise.all(
    stacks.map(async (stack) => {
      const id = text(stack['name']);
      const directory = join(outputDirectory, text(stack['workingDirectory']));
      const configuration = record(await readJson(join(directory, 'cdk.tf.json')));
      const bucket = at(configuration, 'terraform', 'backend', 's3', 'bucket');
      const key = at(configuration, 'terraform', 'backend', 's3', 'key');
      const landfall = record(record(configuration['//'] ?? {})['landfall'] ?? {});
      const [layer, clusterId] = [landfall['layer'], landfall['clusterId']].map((value) => value ?? '').map(text);
      return {
        id,
        environment: text(landfall['environment'] ?? id),
        layer: [layer || id, clusterId].filter(Boolean).join('-'),
        directory,
        ...(typeof bucket === 'string' ? { stateBucket: bucket, state: `${bucket}/${String(key)}` } : {}),
        dependencies: Array.isArray(stack['dependencies']) ? stack['dependencies'].map(text) : [],
      };
    }),
  );
  return inOrder(read);
}

/** Lower layers first; what is on one level stays in the manifest's order, which is alphabetical. */
function inOrder(stacks: readonly SynthesizedStack[]): readonly SynthesizedStack[] {
  const levels = new Map<string, number>();
  const levelOf = ({ id, dependencies }: SynthesizedStack): number => {
    const known = levels.get(id);
    if (known !== undefined) return known;
    levels.set(id, 0);
    const lower = stacks.filter((stack) => dependencies.includes(stack.id));
    const level = lower.length === 0 ? 0 : 1 + Math.max(...lower.map(levelOf));
    levels.set(id, level);
    return level;
  };
  return [...stacks].sort(
    (a, b) => a.environment.localeCompare(b.environment) || levelOf(a) - levelOf(b) || a.id.localeCompare(b.id),
  );
}

async function appCommand(root: string): Promise<string> {
  const file = join(root, 'cdktf.json');
  const configuration = await readJson(file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LandfallError('CDKTF_JSON_UNREADABLE', `run landfall where cdktf.json is: ${reason}`, file);
  });
  const app = record(configuration)['app'];
  if (typeof app !== 'string') throw new LandfallError('CDKTF_JSON_INVALID', "has no 'app' command", file);
  return app;
}

function runShell(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { cwd, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const append = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new TypeError(`expected an object, got ${typeof value}`);
  return Object.fromEntries(Object.entries(value));
}

/** The value at a path; undefined when any step is missing. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(step) : undefined,
    value,
  );
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`expected a string, got ${typeof value}`);
  return value;
}
