import { stage, type Stage } from './testing/stage';

const provider = [
  { region: 'eu-central-1', allowed_account_ids: ['111111111111'] },
  { alias: 'virginia', region: 'us-east-1', default_tags: { tags: { Team: 'network' } } },
];

const group = {
  terraform: {
    required_providers: { aws: { source: 'hashicorp/aws', configuration_aliases: ['aws.other'] } },
    provider_meta: { aws: { user_agent: ['example.com/network'] } },
  },
  variable: { name: { type: 'string' }, ports: { type: 'list(number)', default: [] } },
  resource: {
    aws_security_group: {
      this: {
        provider: 'aws.other',
        name: '${var.name}',
        vpc_id: 'vpc-0123456789abcdef0',
        dynamic: {
          ingress: {
            for_each: '${toset(var.ports)}',
            content: {
              from_port: '${ingress.value}',
              to_port: '${ingress.value}',
              protocol: 'tcp',
              cidr_blocks: ['10.0.0.0/8'],
            },
          },
        },
        lifecycle: { create_before_destroy: true, ignore_changes: ['description'] },
      },
    },
  },
  output: {
    region: { value: '${aws_security_group.this.region}' },
    tags: { value: '${aws_security_group.this.tags_all}' },
  },
};

const parameter = (value: string, version: number) => ({
  for_each: '${toset(["a", "b"])}',
  name: '/${each.key}',
  type: 'SecureString',
  value_wo: value,
  value_wo_version: version,
});

const configuration = {
  provider: { aws: provider },
  variable: { secret: { type: 'string', sensitive: true, default: 'hush' } },
  ephemeral: { random_password: { p: { length: 20 } } },
  resource: {
    aws_vpc: { v: { cidr_block: '10.0.0.0/16', tags: { Secret: '${var.secret}' } } },
    aws_sqs_queue: {
      old: { name: 'queue', depends_on: ['aws_vpc.v'] },
      gone: { count: 2, name: 'gone-${count.index}' },
    },
    aws_ssm_parameter: { p: parameter('${ephemeral.random_password.p.result}', 1) },
  },
  data: { aws_sqs_queue: { found: { name: 'queue', depends_on: ['aws_sqs_queue.old'] } } },
  module: {
    group: {
      for_each: { a: [80, 443], b: [] },
      source: './group',
      providers: { aws: 'aws', 'aws.other': 'aws.virginia' },
      name: '${each.key}',
      ports: '${each.value}',
    },
  },
  check: {
    queue: {
      assert: { condition: '${data.aws_sqs_queue.found.arn == aws_sqs_queue.old.arn}', error_message: 'two queues' },
    },
  },
  output: {
    groups: { value: '${{ for name, group in module.group : name => [group.region, group.tags] }}' },
    secret: { value: '${aws_vpc.v.tags}', sensitive: true },
  },
};

const { aws_sqs_queue: queues, ...others } = configuration.resource;
const refactored = {
  ...configuration,
  resource: {
    ...others,
    aws_sqs_queue: { new: queues.old },
    aws_ssm_parameter: { p: parameter('${ephemeral.random_password.p.result}', 2) },
  },
  data: { aws_sqs_queue: { found: { name: 'queue', depends_on: ['aws_sqs_queue.new'] } } },
  check: undefined,
  moved: [{ from: 'aws_sqs_queue.old', to: 'aws_sqs_queue.new' }],
  removed: [{ from: 'aws_sqs_queue.gone', lifecycle: { destroy: false } }],
};

const imported = {
  ...configuration,
  resource: { aws_sqs_queue: { gone: { for_each: '${toset(["0", "1"])}', name: 'gone-${each.key}' } } },
  data: undefined,
  check: undefined,
  module: undefined,
  output: undefined,
  import: [
    {
      for_each: '${toset(["0", "1"])}',
      to: 'aws_sqs_queue.gone[each.key]',
      id: 'https://sqs.eu-central-1.amazonaws.com/111111111111/gone-${each.key}',
    },
  ],
};

describe('the language in JSON', () => {
  let scene: Stage;
  const write = (stack: string, content: object): void =>
    scene.write(stack, '', { 'main.tf.json': JSON.stringify(content), 'group/main.tf.json': JSON.stringify(group) });
  beforeAll(async () => {
    scene = await stage();
    scene.cloud.assume(['vpc-0123456789abcdef0']);
    write('json', configuration);
    await scene.terraform('json', 'init', '-no-color');
  });
  afterAll(() => scene.close());

  it('means what it means in HCL: aliases, modules, dynamic blocks, checks, secrets, moves, removals and imports', async () => {
    const applied = await scene.apply('json');
    expect({ code: applied.code, error: /Error.*/.exec(applied.output)?.[0] }).toEqual({ code: 0, error: undefined });
    expect(await scene.plan('json')).toMatchObject({ code: 0 });
    expect((await scene.outputs('json'))['groups']).toEqual({
      a: ['us-east-1', { Team: 'network' }],
      b: ['us-east-1', { Team: 'network' }],
    });
    const state = (await scene.terraform('json', 'state', 'pull')).output;
    expect(state).not.toContain('value_wo": "');
    const queuesBefore = scene.cloud.find({ type: 'aws_sqs_queue' });
    const versionsOf = () =>
      scene.cloud.find({ type: 'aws_ssm_parameter' }).map(({ attributes }) => attributes['version']);
    expect(versionsOf()).toEqual([1, 1]);
    write('json', refactored);
    const { output } = await scene.apply('json');
    expect(output).toContain('aws_sqs_queue.old has moved to aws_sqs_queue.new');
    expect(output).toContain('aws_sqs_queue.gone[0] will no longer be managed by Terraform');
    expect(output).toContain('Resources: 0 added, 2 changed, 0 destroyed.');
    expect(versionsOf()).toEqual([2, 2]);
    expect(scene.cloud.find({ type: 'aws_sqs_queue' })).toEqual(queuesBefore);
    write('imported', imported);
    expect((await scene.apply('imported')).output).toContain('Resources: 2 imported, 0 added, 0 changed, 0 destroyed.');
  });

  it('fails as it does for real where for_each is not known before apply', async () => {
    const role = { name: 'r', for_each: '${toset([aws_vpc.v.id])}' };
    write('unknown', {
      provider: { aws: provider[0] },
      resource: { aws_vpc: { v: { cidr_block: '10.0.0.0/16' } }, aws_sqs_queue: { q: role } },
    });
    const { code, output } = await scene.plan('unknown');
    expect(code).toBe(1);
    expect(output).toContain('Error: Invalid for_each argument on main.tf.json');
    expect(output).toContain('includes values derived from resource attributes that cannot be determined until apply');
  });

  it('gets refusals of values at the attribute concerned', async () => {
    write('wrong', {
      provider: { aws: provider[0] },
      resource: { aws_sqs_queue: { q: { name: 'q', max_message_size: 1 } } },
    });
    const { code, output } = await scene.plan('wrong');
    expect(code).toBe(1);
    expect(output).toMatch(/with aws_sqs_queue\.q, on main\.tf\.json line \d+, in resource\.aws_sqs_queue\.q\.?/);
    expect(output).toContain('expected max_message_size to be in the range (1024 - 1048576), got 1');
  });
});
