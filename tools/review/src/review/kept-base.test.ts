import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { synthesize, type SynthesizedStack } from '@landfall/synth';
import type { Review } from '../model/review';
import { reviewStacks } from './review-landing-zone';

jest.setTimeout(120_000);

const root = resolve(__dirname, '../../../..');

interface Written {
  readonly description?: string;
  readonly name?: string;
  readonly reads?: string;
  readonly title?: string;
}

/** A lower layer with a VPC that publishes a name, and one that reads it. */
function app({ description = 'first', name = 'first', reads = '', title = 'first' }: Written): string {
  return `
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { App, TerraformStack } from 'cdktf';

class Layer extends TerraformStack {
  constructor(scope: App, layer: string) {
    super(scope, 'dev-' + layer);
    new AwsProvider(this, 'aws', { region: 'eu-central-1' });
    this.addOverride('//.landfall', { environment: 'dev', layer });
  }
}

const app = new App();
const keys = new Layer(app, 'keys');
const key = new KmsKey(keys, 'key', { description: '${description}', enableKeyRotation: true });
new Vpc(keys, 'vpc', { cidrBlock: '10.0.0.0/16', tags: { Name: 'home' } });
new KmsAlias(keys, 'alias', { name: 'alias/topics', targetKeyId: key.id });
new SsmParameter(keys, 'contract', { name: '/dev/name', type: 'String', insecureValue: '${name}' });
const topics = new Layer(app, 'topics');
topics.addDependency(keys);
const read = new DataAwsSsmParameter(topics, 'contract', { name: '/dev/name' });
new SnsTopic(topics, 'topic', { name: read.insecureValue, kmsMasterKeyId: 'alias/topics', displayName: '${title}' });
${reads}
app.synth();
`;
}

const ALIAS = "new DataAwsKmsAlias(topics, 'alias', { name: 'alias/topics' });";

let folder: string;
let count = 0;

beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Inside the repository, so that cdktf and provider bindings are found.
  folder = mkdtempSync(join(root, 'dist/kept-base-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function synthesized(written: Written): Promise<readonly SynthesizedStack[]> {
  const at = join(folder, `app-${++count}`);
  mkdirSync(at);
  writeFileSync(join(at, 'main.ts'), app(written));
  writeFileSync(join(at, 'cdktf.json'), JSON.stringify({ app: 'node --require tsx/cjs main.ts' }));
  return synthesize({ root: at, outputDirectory: join(at, 'out'), environments: [] });
}

interface Run {
  readonly review: Review;
  readonly steps: readonly string[];

  /** Addresses of changes by stack. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
}

async function reviewOf(before: Written, after: Written, keepIn?: string): Promise<Run> {
  const [baseStacks, headStacks] = [await synthesized(before), await synthesized(after)];
  const steps: string[] = [];
  const review = await reviewStacks({
    ...{ from: root, base: 'main', head: 'change', today: '2026-11-21', baseStacks, headStacks },
    ...(keepIn !== undefined && { keepIn }),
    onProgress: (progress) => void (progress.kind === 'step' && steps.push(`${progress.step} ${progress.stack}`)),
  });
  const stacks = review.environments.flatMap((environment) => environment.stacks);
  return {
    review,
    steps,
    changes: Object.fromEntries(stacks.map(({ id, changes }) => [id, changes.map(({ address }) => address)])),
  };
}

describe('a stack that is written as before', () => {
  it('is not planned when lower layers change nothing that it reads', async () => {
    const { changes, steps } = await reviewOf({}, { description: 'second' });
    expect(changes).toEqual({ 'dev-keys': ['aws_kms_key.key'] });
    expect(steps).not.toContain('plan head dev-topics');
  });

  it('is planned when a lower layer publishes something else', async () => {
    const { changes } = await reviewOf({}, { name: 'second' });
    expect(changes).toEqual({ 'dev-keys': ['aws_ssm_parameter.contract'], 'dev-topics': ['aws_sns_topic.topic'] });
  });

  it('is planned when nobody knows what it reads', async () => {
    const { changes } = await reviewOf({ reads: ALIAS }, { reads: ALIAS, description: 'second' });
    expect(changes).toEqual({ 'dev-keys': ['aws_kms_key.key'], 'dev-topics': [] });
  });
});

it('draws stacks that stay as they are, beside those that change', async () => {
  const { review, changes } = await reviewOf({}, { title: 'second' });
  expect(changes).toEqual({ 'dev-topics': ['aws_sns_topic.topic'] });
  const [account] = review.environments[0]?.picture?.nodes ?? [];
  expect(account?.children).toMatchObject([{ kind: 'vpc', label: 'VPC home 10.0.0.0/16', change: 'same' }]);
});

describe('a base that was applied before', () => {
  it('is not applied again, and the review says the same', async () => {
    const kept = join(folder, 'kept');
    const first = await reviewOf({}, { name: 'second' }, kept);
    const second = await reviewOf({}, { name: 'second' }, kept);
    expect(first.steps).toEqual(expect.arrayContaining(['apply base dev-keys', 'apply base dev-topics']));
    expect(second.steps.filter((step) => step.startsWith('apply base'))).toEqual([]);
    expect(second.review).toEqual(first.review);
  });

  it('does not hold what the head did to it', async () => {
    const kept = join(folder, 'clean');
    await reviewOf({}, { description: 'second' }, kept);
    const { changes } = await reviewOf({}, {}, kept);
    expect(changes).toEqual({});
    expect((await reviewOf({}, { description: 'second' }, kept)).changes).toEqual({ 'dev-keys': ['aws_kms_key.key'] });
  });
});
