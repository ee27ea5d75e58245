import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { synthesize } from '@landfall/synth';
import type { EnvironmentReview, Review, StackReview } from '../model/review';
import { reviewStacks } from './review-landing-zone';

jest.setTimeout(180_000);

const root = resolve(__dirname, '../../../..');

/** Two layers and an environment that stays as it is. The upper layer reads what the lower one publishes. */
function app({
  cidr,
  keyName,
  extra,
  version,
}: {
  cidr: string;
  keyName: string;
  extra: boolean;
  version: string;
}): string {
  return `
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { App, TerraformStack } from 'cdktf';

class Layer extends TerraformStack {
  constructor(scope: App, environment: string, layer: string) {
    super(scope, environment + '-' + layer);
    new AwsProvider(this, 'aws', { region: 'eu-central-1' });
    const review = { suppressions: [{ rule: 'LF-TAGS-001', reason: 'a test', expires: '2026-11-21' }] };
    this.addOverride('//.landfall', { environment, layer, review, modules: { '.': '@acme/zone@${version}' } });
  }
}

const app = new App();
const network = new Layer(app, 'dev', 'network');
const vpc = new Vpc(network, 'vpc', { cidrBlock: ${JSON.stringify(cidr)}, tags: { Name: 'home' } });
new SsmParameter(network, 'contract', { name: '/dev/vpc', type: 'String', insecureValue: vpc.id });
new KmsKey(network, 'key', { description: ${JSON.stringify(keyName)}, enableKeyRotation: true });
${extra ? "new SnsTopic(network, 'topic', { name: 'gone', kmsMasterKeyId: 'alias/x' });" : ''}
const group = new Layer(app, 'dev', 'group');
group.addDependency(network);
const read = new DataAwsSsmParameter(group, 'vpc', { name: '/dev/vpc' });
new SecurityGroup(group, 'group', { name: 'home', vpcId: read.insecureValue });
new SnsTopic(new Layer(app, 'prod', 'topics'), 'topic', { name: 'same' });
app.synth();
`;
}

let folder: string;
let review: Review;

async function synthesized(name: string, source: string) {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'main.ts'), source);
  writeFileSync(join(at, 'cdktf.json'), JSON.stringify({ app: 'node --require tsx/cjs main.ts' }));
  return synthesize({ root: at, outputDirectory: join(at, 'out'), environments: [] });
}

beforeAll(async () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Inside the repository, so that cdktf and provider bindings are found.
  folder = mkdtempSync(join(root, 'dist/review-'));
  const [baseStacks, headStacks] = [
    await synthesized('base', app({ cidr: '10.0.0.0/16', keyName: 'old', extra: true, version: '1.0.0' })),
    await synthesized('head', app({ cidr: '10.1.0.0/16', keyName: 'new', extra: false, version: '1.1.0' })),
  ];
  const props = { from: root, base: 'main', head: 'change', today: '2026-11-21' };
  review = await reviewStacks({ ...props, baseStacks, headStacks, onProgress: () => undefined });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function environment(): EnvironmentReview {
  const [only] = review.environments;
  if (only === undefined || review.environments.length > 1) throw new Error(JSON.stringify(review, null, 1));
  return only;
}

function stack(id: string): StackReview {
  const found = environment().stacks.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no stack ${id}`);
  return found;
}

describe('a review of a landing zone', () => {
  it('leaves out environments in which nothing changes, and says so', () => {
    expect(environment().environment).toBe('dev');
    expect(review.notes[0]).toBe('nothing changes in prod');
  });

  it('tells what is updated, replaced and destroyed against the base that was applied', () => {
    expect(stack('dev-network').changes.map(({ address, action }) => [address, action.kind])).toEqual([
      ['aws_kms_key.key', 'update'],
      ['aws_sns_topic.topic', 'delete'],
      ['aws_ssm_parameter.contract', 'update'],
      ['aws_vpc.vpc', 'replace'],
    ]);
  });

  it('tells the modules that changes come from, and their new versions, also where those change nothing', () => {
    const { changes, moduleSteps } = stack('dev-network');
    expect(changes.map(({ type, module }) => [type, module])).toContainEqual(['aws_vpc', '@acme/zone@1.1.0']);
    expect(moduleSteps).toEqual([{ module: '@acme/zone', from: '1.0.0', to: '1.1.0' }]);
    expect(review.notes.slice(1)).toEqual(['@acme/zone: 1.0.0 → 1.1.0 changes nothing in prod-topics']);
  });

  it('blocks the replacement of a guarded type, and names the attribute', () => {
    const [first] = environment().findings;
    expect(environment().verdict).toBe('blocked');
    expect(first).toMatchObject({ severity: 'critical', gate: 'block', stack: 'dev-network' });
    const messages = environment().findings.map(({ rule, message }) => `${rule}: ${message}`);
    expect(messages).toContain(
      'LF-DESTROY-002: vpc is replaced because of cidr_block, and loses the network of everything in it',
    );
  });

  it('says what AWS would refuse, and that higher layers wait for it', () => {
    const refused = environment().findings.find(({ rule }) => rule === 'LF-APPLY-001');
    expect(refused?.message).toContain('aws_security_group');
    expect(stack('dev-group').status).toEqual({ kind: 'waiting', for: 'dev-network' });
  });

  it('takes suppressions from the notes of the head', () => {
    const tags = environment().findings.filter(({ rule }) => rule === 'LF-TAGS-001');
    expect(tags.every(({ suppressed }) => suppressed?.reason === 'a test')).toBe(true);
  });
});
