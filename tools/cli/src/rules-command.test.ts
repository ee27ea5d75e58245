import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { catalogue } from '@landfall/rehearsal';

const root = resolve(__dirname, '../../..');
const landfall = join(root, 'tools/cli/bin/landfall.js');
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/rules-test-'));
});

beforeEach(() => rmSync(join(folder, 'landfall.rules.ts'), { force: true }));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [landfall, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it('lists every rule with its id, title and source', () => {
  const { status, stdout } = run('rules');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^id +title +source\n/);
  expect(stdout).toMatch(
    /\nEKS-001 +The subnets of a cluster lie in at least two Availability Zones +the EKS user guide/,
  );
  expect(stdout).toContain(`${catalogue.length} rules\n`);
});

it('takes rules of landfall.rules.ts along, and says which are off, also as JSON', () => {
  writeFileSync(
    join(folder, 'landfall.rules.ts'),
    `export const rules: readonly object[] = [
  { id: 'TEAM-001', title: 'A topic has a name', source: 'us', phase: 'plan', types: ['aws_sns_topic'], check: () => undefined },
];
export const rulesOff = { 'QUOTA-001': 'raised' };
`,
  );
  const listed = JSON.parse(run('rules', '--json').stdout) as readonly object[];
  expect(listed).toHaveLength(catalogue.length + 1);
  expect(listed.at(-1)).toEqual({
    id: 'TEAM-001',
    title: 'A topic has a name',
    source: 'us',
    phase: 'plan',
    types: ['aws_sns_topic'],
  });
  expect(listed).toContainEqual(expect.objectContaining({ id: 'QUOTA-001', off: 'raised' }));
});

it('lists the rules and then says which rule that is switched off does not exist', () => {
  writeFileSync(join(folder, 'landfall.rules.ts'), "export const rulesOff = { 'QUOTA-999': 'raised' };\n");
  const { status, stdout, stderr } = run('rules');
  expect(stdout).toContain(`${catalogue.length} rules\n`);
  expect(stderr).toContain('rulesOff.QUOTA-999: there is no rule QUOTA-999; landfall rules lists them [RULE_UNKNOWN]');
  expect(status).toBe(1);
});

it('marks the rules that stop nothing', () => {
  expect(run('rules').stdout).toMatch(/\nPOLICY-003 +The variables that a policy uses exist[^\n]+\(warning\) /);
  expect(JSON.parse(run('rules', '--json').stdout)).toContainEqual(
    expect.objectContaining({ id: 'POLICY-003', severity: 'warning' }),
  );
});

it('refuses to run a command with a rule switched off that does not exist', () => {
  writeFileSync(join(folder, 'landfall.rules.ts'), "export const rulesOff = { 'QUOTA-999': 'raised' };\n");
  const { status, stderr } = run('exec', '--', 'true');
  expect(status).toBe(1);
  expect(stderr).toContain('rulesOff.QUOTA-999: there is no rule QUOTA-999; landfall rules lists them [RULE_UNKNOWN]');
  expect(stderr).not.toContain('    at ');
});
