import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import type { Fault } from '../faults';
import { prepareFaultWalk, walkFault, type WalkedStack } from './fault-walk';
import { runTasks } from './schedule';

interface Step {
  readonly walked: WalkedStack;
  readonly fault: Fault;
}

/** Every boundary of every stack: once with an error of AWS, once with the end of terraform. */
function stepsOf(stacks: readonly WalkedStack[], error: 'refused' | 'kill'): readonly Step[] {
  return stacks.flatMap((walked) =>
    Array.from({ length: walked.calls }, (_, index): Step => {
      const refusal = index % 2 === 0 ? 'fail' : 'throttle';
      return { walked, fault: { call: 'apply', nth: index + 1, error: error === 'kill' ? error : refusal } };
    }),
  );
}

/** Takes steps, so many at a time. Returns what did not converge, in sentences. */
async function take(steps: readonly Step[], parallel: number): Promise<readonly string[]> {
  const problems: string[] = [];
  let done = 0;
  const tasks = steps.map(({ walked, fault }, index) => ({
    id: String(index),
    after: [],
    run: async () => {
      const name = `${walked.stack.id}, apply ${fault.nth} of ${walked.calls}, ${fault.error}`;
      const differences = await walkFault(walked, fault).catch((error: unknown) => [String(error)]);
      problems.push(...differences.map((difference) => `${name}: ${difference}`));
      done += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done} of ${steps.length}  ${name}`);
    },
  }));
  await runTasks(tasks, parallel);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return problems;
}

async function walk(environments: readonly string[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const environment of environments) {
    const scratch = await mkdtemp(join(tmpdir(), 'landfall-'));
    try {
      const stacks = await prepareFaultWalk({ root: process.cwd(), environment, scratch });
      for (const { stack, calls } of stacks) console.log(`${stack.id}: ${calls} resources`);
      for (const [title, error, parallel] of [
        ['failed or throttled', 'refused', availableParallelism()],
        // A kill ends every terraform of this process.
        ['killed', 'kill', 1],
      ] as const) {
        const steps = stepsOf(stacks, error);
        const found = await take(steps, parallel);
        console.log(`${environment}: ${title} at each of ${steps.length} resources: ${verdict(found)}`);
        problems.push(...found);
      }
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  return problems;
}

function verdict(problems: readonly string[]): string {
  return problems.length === 0 ? 'every second apply converges' : `${problems.length} DIFFERENCES`;
}

if (require.main === module) {
  const environments = process.argv.slice(2);
  walk(environments.length === 0 ? ['dev'] : environments).then(
    (problems) => {
      for (const problem of problems) console.error(problem);
      process.exitCode = problems.length === 0 ? 0 : 1;
    },
    (error: unknown) => {
      console.error(error instanceof LandfallError ? error.message : error);
      process.exitCode = 1;
    },
  );
}
