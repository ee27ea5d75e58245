import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure } from './measure';

/** How many resources: the plan of ten times as many should take ten times as long. */
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000];
const landfall = resolve(__dirname, '../tools/cli/bin/landfall.js');

const kinds = {
  aws_sqs_queue: { name: 'queue-${count.index}', tags: { Name: 'queue-${count.index}' } },
  terraform_data: { input: { name: 'queue-${count.index}' } },
};

async function main(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  try {
    for (const count of counts) {
      for (const [type, attributes] of Object.entries(kinds)) {
        const folder = join(scratch, `${type}-${count}`);
        mkdirSync(folder);
        const configuration = { resource: { [type]: { many: { count, ...attributes } } } };
        writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
        const command = `${process.execPath} ${landfall} exec -- terraform -chdir=${folder}`;
        await measure(`${command} init`, resolve(__dirname, '..'));
        const { seconds, peakMb } = await measure(`${command} plan`, resolve(__dirname, '..'));
        const memory = peakMb === undefined ? '' : `${peakMb.toFixed(0).padStart(6)} MB`;
        process.stdout.write(
          `plan of ${String(count).padStart(5)} ${type.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s ${memory}\n`,
        );
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
