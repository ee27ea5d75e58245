import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findTerraform, runCommand, startRehearsal, typesInUseIn } from '@landfall/rehearsal';

const COUNT = 100;
const runs = Number(process.argv[2] ?? 5);

const aws = Object.fromEntries(
  Array.from({ length: COUNT }, (_, index) => [
    `subnet_${index}`,
    { vpc_id: 'vpc-0123456789abcdef0', cidr_block: `10.0.${index}.0/24`, tags: { Name: `subnet-${index}` } },
  ]),
);
const builtIn = Object.fromEntries(
  Array.from({ length: COUNT }, (_, index) => [`data_${index}`, { input: { name: `data-${index}` } }]),
);

async function main(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  try {
    const { path } = await findTerraform();
    const started = performance.now();
    const folders = [
      configuration(join(scratch, 'aws'), {
        provider: { aws: { region: 'eu-west-1' } },
        resource: { aws_subnet: aws },
      }),
      configuration(join(scratch, 'built-in'), { resource: { terraform_data: builtIn } }),
    ];
    const rehearsal = await startRehearsal({ from: resolve(__dirname, '..'), typesInUse: () => typesInUseIn(folders) });
    process.stdout.write(`start of the providers  ${seconds(started)} s\n`);
    try {
      const [subnets = '', data = ''] = folders;
      const simulated = await medianPlan(path, subnets, rehearsal.env);
      const alone = await medianPlan(path, data, rehearsal.env);
      process.stdout.write(`plan of ${COUNT} aws_subnet      ${simulated.toFixed(2)} s\n`);
      process.stdout.write(`plan of ${COUNT} terraform_data  ${alone.toFixed(2)} s\n`);
      process.stdout.write(`ratio                    ${(simulated / alone).toFixed(2)}\n`);
    } finally {
      await rehearsal.close();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function medianPlan(terraform: string, cwd: string, env: Readonly<Record<string, string>>): Promise<number> {
  await runCommand(terraform, ['init', '-input=false'], { cwd, env });
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { code, output } = await runCommand(terraform, ['plan', '-input=false', '-no-color'], { cwd, env });
    if (code !== 0) throw new Error(output);
    times.push((performance.now() - started) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
}

function configuration(folder: string, content: object): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(content));
  return folder;
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(2);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
