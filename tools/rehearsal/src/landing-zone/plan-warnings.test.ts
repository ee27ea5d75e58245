import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Rehearsal, startRehearsal } from '../rehearsal';
import { findTerraform, runCommand } from '../terraform';
import { warningsIn } from './plan-warnings';

jest.setTimeout(60_000);

let folder: string;
let rehearsal: Rehearsal;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-warnings-'));
  const from = resolve(__dirname, '../../../..');
  const types = { resources: new Set(['aws_iam_role_policy', 'aws_vpc']), dataSources: new Set<string>() };
  rehearsal = await startRehearsal({ from, typesInUse: () => types });
});

afterAll(async () => {
  await rehearsal.close();
  rmSync(folder, { recursive: true });
});

async function planOf(configuration: object): Promise<string> {
  const { path } = await findTerraform();
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
  const run = async (...args: string[]): Promise<string> =>
    (await runCommand(path, [...args, '-input=false', '-no-color'], { cwd: folder, env: rehearsal.env })).output;
  await run('init');
  return run('plan');
}

const policy = (action: string): object => ({
  role: 'reader',
  policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }),
});

it('finds what a plan warns of, with the address of each resource', async () => {
  const plan = await planOf({
    resource: {
      aws_iam_role_policy: { one: policy('eks:Fetch*'), two: policy('s3:GetObjekt'), good: policy('eks:List*') },
    },
    check: {
      always: {
        assert: [{ condition: '${aws_iam_role_policy.good.role == "nobody"}', error_message: 'it is the reader' }],
      },
    },
  });
  expect(warningsIn(plan)).toHaveLength(3);
  expect(warningsIn(plan)).toEqual(
    expect.arrayContaining([
      { summary: 'In a policy, eks:Fetch* matches no action', address: 'aws_iam_role_policy.one' },
      {
        summary: expect.stringContaining('there is no action s3:GetObjekt') as string,
        address: 'aws_iam_role_policy.two',
      },
      { summary: 'Check block assertion failed' },
    ]),
  );
});

it('finds nothing in a plan that warns of nothing', async () => {
  expect(warningsIn(await planOf({ resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } } }))).toEqual([]);
});
