import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findTerraform, runCommand, startRehearsal, typesInUseIn } from '@landfall/rehearsal';

const COUNT = 100;
const runs = Number(process.argv[2] ?? 15);

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
    print('start of the providers', (performance.now() - started) / 1000);
    try {
      const [subnets = '', data = ''] = folders;
      for (const cwd of folders) await terraform(path, ['init'], cwd, rehearsal.env);
      const simulated: number[] = [];
      const builtIn: number[] = [];
      // In turns, so that both have the same weather.
      for (let run = 0; run < runs; run++) {
        simulated.push(await terraform(path, ['plan'], subnets, rehearsal.env));
        builtIn.push(await terraform(path, ['plan'], data, rehearsal.env));
      }
      print(`first plan of ${COUNT} aws_subnet`, simulated[0]);
      print(`plan of ${COUNT} aws_subnet`, median(simulated));
      print(`plan of ${COUNT} terraform_data`, median(builtIn));
      print('ratio', median(simulated) / median(builtIn));
    } finally {
      await rehearsal.close();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs a command; seconds. */
async function terraform(
  path: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const started = performance.now();
  const { code, output } = await runCommand(path, [...args, '-input=false', '-no-color'], { cwd, env });
  if (code !== 0) throw new Error(output);
  return (performance.now() - started) / 1000;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

function print(what: string, figure = NaN): void {
  process.stdout.write(`${what.padEnd(32)}${figure.toFixed(2)}\n`);
}

function configuration(folder: string, content: object): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(content));
  return folder;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
