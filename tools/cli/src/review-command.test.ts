import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const landfall = join(root, 'tools/cli/bin/landfall.js');
let folder: string;

jest.setTimeout(120_000);

/** An app that writes one stack, as the file `stack.json` says. */
const APP = `
const { cpSync, mkdirSync, writeFileSync } = require('node:fs');
const out = process.env.CDKTF_OUTDIR;
mkdirSync(out + '/stacks/dev-network', { recursive: true });
cpSync('stack.json', out + '/stacks/dev-network/cdk.tf.json');
const stack = { name: 'dev-network', workingDirectory: 'stacks/dev-network', dependencies: [] };
writeFileSync(out + '/manifest.json', JSON.stringify({ stacks: { 'dev-network': stack } }));
`;

const RULES = `import type { Rule } from '@landfall/review';

const about = { rationale: 'r', source: 's', fix: 'f', alsoKnownAs: [] };
export const rules: readonly Rule[] = [
  {
    ...{ id: 'ACME-001', title: 'Topics are looked at', severity: 'low', gate: 'approve', about },
    check: ({ type }, { label }): string | undefined => (type === 'aws_sns_topic' ? label + ' is a topic' : undefined),
  },
];
`;

function stack(cidr: string, topic: string): void {
  const configuration = {
    '//': { metadata: { stackName: 'dev-network' }, landfall: { environment: 'dev', layer: 'network' } },
    terraform: {
      backend: { s3: { bucket: 'states', key: 'dev.tfstate', region: 'eu-west-1', use_lockfile: true } },
      required_providers: { aws: { source: 'hashicorp/aws' } },
    },
    provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['123456789012'] }] },
    resource: {
      aws_vpc: { main: { cidr_block: cidr, tags: { Name: 'main' } } },
      aws_sns_topic: { alarms: { name: 'alarms', display_name: topic, kms_master_key_id: 'alias/aws/sns' } },
    },
  };
  writeFileSync(join(folder, 'stack.json'), JSON.stringify(configuration));
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [landfall, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const inCloud = (...command: readonly string[]) => run('exec', '--cloud', 'cloud', '--', ...command);

const review = (...args: readonly string[]) => run('review', '--output', 'review', ...args);

const driftReview = () => inCloud(process.execPath, landfall, 'review', '--drift', '--output', 'review');

/** Applies the stack in a simulated cloud that is kept, and exports its state. */
beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/review-test-'));
  writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ app: 'node app.js' }));
  writeFileSync(join(folder, 'app.js'), APP);
  writeFileSync(join(folder, 'rules.ts'), RULES);
  stack('10.0.0.0/16', 'alarms');
  mkdirSync(join(folder, 'work'));
  const commands = 'cp ../stack.json cdk.tf.json && terraform init >&2 && terraform apply -auto-approve >&2';
  const { status, stdout, stderr } = inCloud('sh', '-c', `cd work && ${commands} && terraform state pull`);
  if (status !== 0) throw new Error(stderr);
  writeFileSync(join(folder, 'dev-network.tfstate'), stdout);
});

beforeEach(() => stack('10.0.0.0/16', 'alarms'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('landfall review', () => {
  it('ends with 0 when nothing differs from a state, with 1 when a gate blocks', () => {
    const nothing = review('--state', 'dev-network.tfstate');
    expect([nothing.status, nothing.stdout]).toEqual([
      0,
      expect.stringMatching(/^dev-network \(serial \d+\) -> .*: passes$/m),
    ]);
    stack('10.1.0.0/16', 'alarms');
    const blocked = review('--state', 'dev-network.tfstate');
    expect(blocked.status).toBe(1);
    expect(blocked.stdout).toContain('x dev: LF-DESTROY-002');
  });

  it('runs the rules of a TypeScript file, and writes the report in every form', () => {
    stack('10.0.0.0/16', 'pages');
    expect(review('--state', 'dev-network.tfstate').status).toBe(0);
    writeFileSync(join(folder, 'review/review-2.md'), 'of an earlier review');
    writeFileSync(join(folder, 'review/notes.txt'), 'not of a review');
    const { status, stdout } = review('--state', 'dev-network.tfstate', '--rules', 'rules.ts', '--format', 'json');
    expect(status).toBe(2);
    const { environments } = JSON.parse(stdout) as {
      readonly environments: readonly { readonly findings: readonly object[] }[];
    };
    expect(environments[0]?.findings).toMatchObject([{ rule: 'ACME-001', message: 'aws_sns_topic.alarms is a topic' }]);
    expect(readdirSync(join(folder, 'review')).sort()).toEqual([
      'notes.txt',
      'review.html',
      'review.json',
      'review.md',
      'review.sarif',
    ]);
    expect(readFileSync(join(folder, 'review/review.md'), 'utf8')).toMatch(/^<!-- landfall-review -->/);
  });

  it('ends with 1 and a sentence for reports that cannot be written, and for a rule that throws', () => {
    const unwritable = run('review', '--state', 'dev-network.tfstate', '--output', 'stack.json');
    expect([unwritable.status, unwritable.stderr]).toEqual([
      1,
      expect.stringMatching(/^stack\.json: reports cannot be written there: .* \[OUTPUT_UNWRITABLE\]\n$/),
    ]);
    stack('10.0.0.0/16', 'pages');
    writeFileSync(join(folder, 'throws.ts'), RULES.replace('label +', 'label.repeat(-1) + label +'));
    const throws = review('--state', 'dev-network.tfstate', '--rules', 'throws.ts');
    expect(throws.status).toBe(1);
    expect(throws.stderr).toMatch(
      /^dev-network: aws_sns_topic\.alarms: rule ACME-001 throws: Invalid count value: -1; correct its check \[RULE_FAILED\]$/m,
    );
  });

  it('shows what Infracost says', () => {
    stack('10.0.0.0/16', 'pages');
    const project = {
      name: 'x',
      metadata: { path: 'stacks/dev-network' },
      summary: {},
      pastBreakdown: { totalMonthlyCost: '1' },
    };
    const output = {
      version: '0.2',
      currency: 'EUR',
      projects: [{ ...project, breakdown: { totalMonthlyCost: '3.5' } }],
    };
    writeFileSync(join(folder, 'infracost.json'), JSON.stringify(output));
    const { stdout } = review('--state', 'dev-network.tfstate', '--infracost', 'infracost.json');
    expect(stdout).toContain('dev-network costs +€2.50 a month, by Infracost');
  });

  it('finds drift with the credentials at hand: ends with 0 without, with 2 for some', () => {
    expect(driftReview().status).toBe(0);
    const topic = 'aws_sns_topic/arn:aws:sns:eu-west-1:123456789012:alarms';
    expect(run('cloud', 'set', topic, 'display_name=changed', '--cloud', 'cloud').status).toBe(0);
    const { status, stdout } = driftReview();
    expect(status).toBe(2);
    expect(stdout).toContain('! dev-network: changed outside of Terraform: ~ aws_sns_topic.alarms\n');
  });

  it.each([
    ['a plan and a state', ['--plan', 'a', '--state', 'b'], 'name plans or states [PLAN_AND_STATE]'],
    ['a plan and an environment', ['dev', '--plan', 'a'], '[PLAN_AND_ENVIRONMENT]'],
    ['the drift of a state', ['--drift', '--state', 'b'], '[DRIFT_OF_STATE]'],
    [
      'a commit to compare a plan with',
      ['--plan', 'a', '--base', 'main'],
      '--plan compares with no commit; leave one of both out [BASE_OF_NOTHING]',
    ],
    ['rules about drift', ['--drift', '--rules', 'rules.ts'], '[DRIFT_HAS_NO_FINDINGS]'],
    ['a state that is not there', ['--state', 'dev-network=none'], 'none: the state cannot be read'],
    ['costs that are not there', ['--infracost', 'none', '--plan', 'a'], '[INFRACOST_UNREADABLE]'],
    ['rules that are not there', ['--rules', 'none.ts', '--plan', 'a'], '[RULES_UNREADABLE]'],
  ])('refuses %s in a sentence', (_, args, sentence) => {
    const { status, stderr } = review(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
  });
});
