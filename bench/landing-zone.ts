import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readManifest } from '@landfall/synth';
import { measure, median, type Measurement } from './measure';

/** Terraform commands that a rehearsal runs for each stack: init, plan, show, apply, plan, state pull. */
const RUNS_PER_STACK = 6;

const root = resolve(__dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
const runs = Number(process.argv[2] ?? 3);

async function main(): Promise<void> {
  const quiet = { CHECKPOINT_DISABLE: '1' };
  const synth = await median(runs, () =>
    measure(`node_modules/.bin/landfall synth --output ${join(scratch, 'a')}`, root),
  );
  const cdktf = await median(runs, () =>
    measure(`node_modules/.bin/cdktf synth --output ${join(scratch, 'b')}`, root, quiet),
  );
  const rehearse = await median(runs, () =>
    measure(`node_modules/.bin/landfall rehearse --output ${join(scratch, 'c')}`, root),
  );
  const stacks = await countStacks();
  const idle = await median(runs, () =>
    measure(`for run in $(seq ${stacks * RUNS_PER_STACK}); do terraform version; done`, root, quiet),
  );
  print('landfall synth, all environments', synth);
  print('cdktf synth, the same app', cdktf);
  print(`landfall rehearse, all environments, ${stacks} stacks`, rehearse);
  print(`terraform version, ${stacks * RUNS_PER_STACK} times`, idle);
  ratio('synth : cdktf synth', synth, cdktf);
  ratio('rehearse : terraform doing nothing', rehearse, idle);
}

async function countStacks(): Promise<number> {
  return (await readManifest(join(scratch, 'a'))).length;
}

function print(what: string, { seconds, peakMb }: Measurement): void {
  const memory = peakMb === undefined ? 'not measured' : `${peakMb.toFixed(0)} MB`;
  process.stdout.write(`${what.padEnd(52)} ${seconds.toFixed(2).padStart(7)} s  ${memory.padStart(12)}\n`);
}

function ratio(what: string, one: Measurement, other: Measurement): void {
  process.stdout.write(`${what.padEnd(52)} ${(one.seconds / other.seconds).toFixed(2).padStart(7)}\n`);
}

main().then(
  () => rmSync(scratch, { recursive: true, force: true }),
  (error: unknown) => {
    rmSync(scratch, { recursive: true, force: true });
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
