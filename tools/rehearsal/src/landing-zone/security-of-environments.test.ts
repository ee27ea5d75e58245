import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type SynthesizedStack, synthesize } from '@landfall/synth';

type Block = Readonly<Record<string, unknown>>;

interface Resource {
  readonly stack: string;
  readonly type: string;
  readonly block: Block;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

/** Statements whose actions have wildcards and that cover any resource, each with the reason it may. */
const WILDCARDS: Readonly<Record<string, string>> = {
  'aws_iam_role_policy ReadResources': 'a plan refreshes whatever the environment has, under ids that AWS chooses',
  'aws_iam_role_policy ManageServices': 'an apply creates resources under ids that AWS chooses; bound to one Region',
  'aws_vpc_endpoint OwnPrincipalsToOwnResources': 'an endpoint policy only narrows; bound to account or organization',
  'aws_kms_key EncryptLogGroups': 'in a key policy, * is the key itself',
  'aws_kms_key Launch': 'in a key policy, * is the key itself',
  'aws_kms_key Publish': 'in a key policy, * is the key itself',
  'aws_kms_key PublishEvents': 'in a key policy, * is the key itself',
  'aws_kms_key Use': 'in a key policy, * is the key itself',
  'aws_kms_key UseInAccount': 'in a key policy, * is the key itself',
};

const folder = mkdtempSync(join(tmpdir(), 'landfall-test-'));
let stacks: readonly SynthesizedStack[];
let resources: readonly Resource[];
let providers: readonly Block[];

beforeAll(async () => {
  stacks = await synthesize({ root: resolve(__dirname, '../../../..'), outputDirectory: folder, environments: [] });
  const configurations = stacks.map((stack) => ({
    stack: stack.id,
    json: JSON.parse(readFileSync(join(stack.directory, 'cdk.tf.json'), 'utf8')) as Readonly<Record<string, Block>>,
  }));
  resources = configurations.flatMap(({ stack, json }) =>
    Object.entries(json['resource'] ?? {}).flatMap(([type, blocks]) =>
      Object.values(blocks as Block).map((block) => ({ stack, type, block: block as Block })),
    ),
  );
  providers = configurations.flatMap(({ json }) => json['provider']?.['aws'] as readonly Block[]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ofType = (type: string): readonly Resource[] => {
  const found = resources.filter((resource) => resource.type === type);
  expect(found.length).toBeGreaterThan(0);
  return found;
};

const aReference = expect.stringMatching(/^\$\{.+\}$/);

it('synthesizes three environments, each in its own account and prod in another Region', () => {
  expect([...new Set(stacks.map(({ environment }) => environment))]).toEqual(['dev', 'prod', 'staging']);
  const accounts = new Set(providers.map((provider) => JSON.stringify(provider['allowed_account_ids'])));
  expect(accounts.size).toBe(3);
  expect([...new Set(providers.map((provider) => provider['region']))].sort()).toEqual(['eu-central-1', 'eu-west-1']);
});

it('tags everything with Environment, Project and ManagedBy', () => {
  for (const provider of providers) {
    expect(provider['default_tags']).toMatchObject([
      { tags: { Environment: expect.any(String), Project: 'acme', ManagedBy: 'landfall' } },
    ]);
  }
  for (const { block } of ofType('aws_launch_template')) {
    for (const specification of block['tag_specifications'] as readonly Block[]) {
      expect(specification['tags']).toMatchObject({ Project: 'acme', ManagedBy: 'landfall' });
    }
  }
});

it('encrypts log groups, topics, volumes, buckets and secrets with keys of its own', () => {
  for (const { block } of ofType('aws_cloudwatch_log_group')) expect(block['kms_key_id']).toEqual(aReference);
  for (const { block } of ofType('aws_sns_topic')) expect(block['kms_master_key_id']).toEqual(aReference);
  for (const { block } of ofType('aws_eks_cluster')) {
    expect(block['encryption_config']).toMatchObject({ resources: ['secrets'], provider: { key_arn: aReference } });
  }
  for (const { block } of ofType('aws_launch_template')) {
    for (const mapping of block['block_device_mappings'] as readonly Block[]) {
      expect(mapping['ebs']).toMatchObject({ encrypted: 'true', kms_key_id: aReference });
    }
  }
  const buckets = ofType('aws_s3_bucket').length;
  expect(ofType('aws_s3_bucket_server_side_encryption_configuration')).toHaveLength(buckets);
});

it('lets nobody in from everywhere', () => {
  for (const { block } of ofType('aws_vpc_security_group_ingress_rule')) {
    expect(block['cidr_ipv4']).not.toBe('0.0.0.0/0');
    expect(block['cidr_ipv6']).not.toBe('::/0');
  }
  expect(resources.filter(({ type }) => type === 'aws_security_group_rule')).toEqual([]);
  for (const { block } of ofType('aws_security_group')) {
    expect(block).not.toHaveProperty('ingress');
    expect(block).not.toHaveProperty('egress');
  }
});

it('has no statement with a wildcard action on any resource but the listed ones', () => {
  const found = new Set<string>();
  for (const { type, block } of resources) {
    for (const { Sid, Effect, Action, Resource } of statementsIn(block)) {
      if (Effect !== 'Allow' || ![Resource].flat().includes('*')) continue;
      if ([Action].flat().some((action) => action.includes('*'))) found.add(`${type} ${Sid}`);
    }
  }
  expect([...found].sort()).toEqual(
    Object.keys(WILDCARDS)
      .filter((key) => found.has(key))
      .sort(),
  );
});

it('requires IMDSv2 with one hop on every node', () => {
  for (const { block } of ofType('aws_launch_template')) {
    expect(block['metadata_options']).toMatchObject({ http_tokens: 'required', http_put_response_hop_limit: 1 });
  }
});

function statementsIn(value: unknown): readonly Statement[] {
  if (typeof value === 'string' && value.startsWith('{"Version"')) {
    const known = value.replace(/\$\{[^}]*\}/g, 'reference');
    return [(JSON.parse(known) as { Statement: Statement | readonly Statement[] }).Statement].flat();
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(statementsIn);
}
