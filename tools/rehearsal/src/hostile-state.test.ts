import { frankfurt, stage, type Stage } from './testing/stage';

const configuration = `${frankfurt}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
  tags       = { "__proto__" = "p", "constructor" = "c", "" = "empty", "שלום 🔑" = "e\\u0301 \\u202e\\u0000" }
}
resource "aws_security_group" "s" {
  for_each = toset(["__proto__", "é", "a.b[\\"c\\"]"])
  name     = "s-\${md5(each.key)}"
  vpc_id   = aws_vpc.v.id
  tags     = { Name = each.key }
}
`;

interface State {
  serial: number;
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly Record<string, unknown>[];
  }[];
}

describe('a state', () => {
  let scene: Stage;
  let written: string;
  beforeAll(async () => {
    scene = await stage();
    scene.write('state', configuration);
    expect(await scene.apply('state')).toMatchObject({ code: 0 });
    written = (await scene.terraform('state', 'state', 'pull')).output;
  });
  afterAll(() => scene.close());

  /** Plans with the VPC's part of the state changed. */
  async function planWith(change: (instance: Record<string, unknown>) => void) {
    const state = JSON.parse(written) as State;
    change(state.resources.find(({ type }) => type === 'aws_vpc')?.instances[0] ?? {});
    scene.write('changed', configuration, { 'terraform.tfstate': JSON.stringify(state) });
    return scene.plan('changed');
  }

  it('keeps names and keys of every script, those too that JavaScript reserves', async () => {
    expect(await scene.plan('state')).toMatchObject({ code: 0 });
    const { output } = await scene.terraform('state', 'state', 'list');
    expect(output).toContain('aws_security_group.s["__proto__"]');
  });

  it('may name attributes that the schema lacks, carry scalars in another form, and private data of others', async () => {
    const plan = await planWith((instance) => {
      Object.assign(instance['attributes'] as object, { gone: { a: [1] }, enable_dns_support: 'true' });
      instance['private'] = Buffer.from('not json').toString('base64');
    });
    expect(plan).toMatchObject({ code: 0 });
  });

  it('may be of the schema version that the real provider writes, not of a newer one', async () => {
    expect(await planWith((instance) => (instance['schema_version'] = 1))).toMatchObject({ code: 0 });
    const { code, output } = await planWith((instance) => (instance['schema_version'] = 2));
    expect(code).toBe(1);
    expect(output).toContain('Resource instance managed by newer provider version');
  });

  it.each<[string, unknown, string]>([
    ['cidr_block', ['10.0.0.0/16'], 'cidr_block must be a string, is a list'],
    ['tags', { a: { b: 1 } }, 'tags.a must be a string, is an object'],
    ['enable_dns_support', 'maybe', 'enable_dns_support must be a bool, is a string'],
  ])('is refused where %s is %j', async (name, value, refusal) => {
    const { code, output } = await planWith((instance) =>
      Object.assign(instance['attributes'] as object, { [name]: value }),
    );
    expect(code).toBe(1);
    expect(output).toContain('Error: State does not fit the schema with aws_vpc.v');
    expect(output).toContain(`stores: ${refusal}. Go back to a backup of the state`);
    expect(output).not.toContain(' at ');
  });

  it('is refused where a resource has a list of attributes, and where it is no JSON', async () => {
    expect((await planWith((instance) => (instance['attributes'] = [1]))).output).toContain(
      'must be an object, is a list',
    );
    scene.write('changed', configuration, { 'terraform.tfstate': '{"version":4' });
    expect((await scene.plan('changed')).output).toContain('The state file could not be parsed as JSON');
  });
});

describe('numbers and nesting', () => {
  it('come back exactly, however large, long or deep', async () => {
    const scene = await stage();
    const deep = `${'{ a = ['.repeat(150)}"x"${'] }'.repeat(150)}`;
    scene.write(
      'numbers',
      `
resource "kubernetes_manifest" "m" {
  manifest = {
    apiVersion = "v1"
    kind       = "ConfigMap"
    metadata   = { name = "a" }
    data       = { large = 12345678901234567890, long = 0.1234567890123456789012345, odd = 9007199254740993, tenth = 0.1 }
    deep       = ${deep}
  }
}
output "data" { value = jsonencode(kubernetes_manifest.m.manifest.data) }
`,
    );
    expect(await scene.apply('numbers')).toMatchObject({ code: 0 });
    expect(await scene.plan('numbers')).toMatchObject({ code: 0 });
    expect((await scene.outputs('numbers'))['data']).toBe(
      '{"large":12345678901234567890,"long":0.1234567890123456789012345,"odd":9007199254740993,"tenth":0.1}',
    );
    await scene.close();
  });

  it('comes in blocks as well: statements of a web ACL within statements', async () => {
    const scene = await stage();
    const metrics =
      'visibility_config {\n cloudwatch_metrics_enabled = true\n metric_name = "m"\n sampled_requests_enabled = true\n}\n';
    const countries = (code: string): string =>
      `statement {\n geo_match_statement {\n country_codes = ["${code}"]\n}\n}\n`;
    const both = (kind: string, inner: string): string => `statement {\n ${kind} {\n${inner}${countries('FR')}}\n}\n`;
    const statements = both('and_statement', both('or_statement', both('and_statement', countries('DE'))));
    const acl = (content: string): string =>
      `${frankfurt}resource "aws_wafv2_web_acl" "a" {\n name = "a"\n scope = "REGIONAL"\n default_action {\n allow {}\n}\n${metrics}rule {\n name = "r"\n priority = 1\n action {\n block {}\n}\n${metrics}${content}}\n}\n`;
    scene.write('acl', acl(statements));
    expect(await scene.apply('acl')).toMatchObject({ code: 0 });
    expect(await scene.plan('acl')).toMatchObject({ code: 0 });
    scene.write('acl', acl(both('not_statement', statements)));
    expect((await scene.plan('acl')).output).toContain('Error: Unsupported block type');
    await scene.close();
  });
});
