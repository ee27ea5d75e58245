import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installBasePackages } from '../tools/review/src/review/base-packages';
import { measure, type Measurement } from './measure';

/** What a review of a one-line change may take, from the commit to Markdown. */
const LIMITS = { cold: 20, warm: 8 } as const;

const root = resolve(__dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
const clone = join(scratch, 'clone');
const log = join(scratch, 'terraform.log');
const runs = Number(process.argv[2] ?? 3);

/** One line of `dev` each. */
const CHANGES = [
  ['a larger node group', 'max: 6', 'max: 7'],
  ['a NAT gateway per zone', "kind: 'single'", "kind: 'one-per-zone'"],
] as const;

/** Reviews a one-line change in a clone, first with nothing kept and then with the base known, beside what terraform took. */
async function main(): Promise<void> {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  await installBasePackages(root, clone);
  const terraform = shim();
  for (const [what, line, change] of CHANGES) {
    const file = join(clone, 'environments/dev/environment.ts');
    const before = readFileSync(file, 'utf8');
    if (!before.includes(line)) throw new Error(`${file} does not hold ${line}`);
    writeFileSync(file, before.replace(line, change));
    const [cold, warm] = [await median(terraform, forget), await median(terraform, () => undefined)];
    print(`${what}, cold`, cold, LIMITS.cold);
    print(`${what}, warm`, warm, LIMITS.warm);
    writeFileSync(file, before);
  }
}

/** What a run took, and how much of it was terraform's; runs at the same time add up. */
interface Run extends Measurement {
  readonly terraformRuns: number;
  readonly terraformSeconds: number;
}

async function median(terraform: string, before: () => void): Promise<Run> {
  const measured: Run[] = [];
  for (let count = 0; count < runs; count++) {
    before();
    rmSync(log, { force: true });
    // A review that blocks or wants approval has done its work as well.
    const review = 'node tools/cli/bin/landfall.js review --base HEAD --format markdown';
    const measurement = await measure(`${review}; [ $? -le 2 ]`, clone, { TERRAFORM_BINARY_NAME: terraform });
    const times = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').map(Number) : [];
    const nanoseconds = times.reduce((sum, time) => sum + time, 0);
    measured.push({ ...measurement, terraformRuns: times.length, terraformSeconds: nanoseconds / 1e9 });
  }
  measured.sort((a, b) => a.seconds - b.seconds);
  const middle = measured[Math.floor(measured.length / 2)];
  if (!middle) throw new RangeError('nothing was measured');
  return middle;
}

function forget(): void {
  rmSync(join(clone, 'node_modules/.cache'), { recursive: true, force: true });
}

/** A terraform that writes down how long it ran. */
function shim(): string {
  const path = join(scratch, 'terraform');
  const real = process.env['TERRAFORM_BINARY_NAME'] ?? 'terraform';
  const script = `#!/usr/bin/env bash
start=$(date +%s%N)
${real} "$@"
code=$?
echo $(($(date +%s%N) - start)) >> ${log}
exit $code
`;
  writeFileSync(path, script, { mode: 0o755 });
  return path;
}

function print(what: string, { seconds, peakMb, terraformRuns, terraformSeconds }: Run, limit: number): void {
  const memory = peakMb === undefined ? 'not measured' : `${peakMb.toFixed(0)} MB`;
  const sum = `${terraformSeconds.toFixed(2)} s in ${terraformRuns} runs of terraform`;
  process.stdout.write(`${what.padEnd(32)}${seconds.toFixed(2).padStart(6)} s (limit ${limit} s)  ${memory}  ${sum}\n`);
}

main().then(
  () => rmSync(scratch, { recursive: true, force: true }),
  (error: unknown) => {
    rmSync(scratch, { recursive: true, force: true });
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
