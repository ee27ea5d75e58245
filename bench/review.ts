import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure, median, type Measurement } from './measure';

/** What 10,000 changes may take. */
const LIMIT = { seconds: 5, peakMb: 500 } as const;

const root = resolve(__dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
const changes = Number(process.argv[2] ?? 10_000);
const runs = Number(process.argv[3] ?? 3);

/** Renders a large review in a process of its own, form by form and all at once, and says what that takes. */
async function main(): Promise<void> {
  for (const form of ['nothing', 'markdown', 'html', 'json', 'sarif', 'terminal', 'all']) {
    print(`${changes.toLocaleString('en')} changes, ${form}`, await median(runs, () => measure(command(form), root)));
  }
  process.stdout.write(`limit${' '.repeat(35)}${LIMIT.seconds.toFixed(2).padStart(7)} s  ${LIMIT.peakMb} MB\n`);
}

function command(form: string): string {
  const flags = '--conditions=landfall-source --require tsx/cjs';
  return `node ${flags} bench/render-large-review.ts ${changes} ${form} ${join(scratch, form)}`;
}

function print(what: string, { seconds, peakMb }: Measurement): void {
  const memory = peakMb === undefined ? 'not measured' : `${peakMb.toFixed(0)} MB`;
  process.stdout.write(`${what.padEnd(40)}${seconds.toFixed(2).padStart(7)} s  ${memory}\n`);
}

main().then(
  () => rmSync(scratch, { recursive: true, force: true }),
  (error: unknown) => {
    rmSync(scratch, { recursive: true, force: true });
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
