import { fillBindingGaps } from './binding-gaps';
import { loadProviderBindings } from './bindings';
import { BLOCK_LIMITS } from './block-limits';
import type { BlockSchema } from './schema';
import { SENSITIVE_ATTRIBUTES } from './sensitive-attributes';

const aws = loadProviderBindings('@cdktf/provider-aws', __dirname);
const kubernetes = loadProviderBindings('@cdktf/provider-kubernetes', __dirname);
const helm = loadProviderBindings('@cdktf/provider-helm', __dirname);

describe('what bindings do not carry', () => {
  it('hides secrets of resources and data sources', () => {
    expect(aws.resource('aws_ssm_parameter')?.attributes).toMatchObject({
      value: { type: 'string', optional: true, computed: true, sensitive: true },
      insecure_value: { type: 'string', optional: true, computed: true },
    });
    expect(aws.resource('aws_ssm_parameter')?.attributes['insecure_value']).not.toHaveProperty('sensitive');
    expect(aws.dataSource('aws_eks_cluster_auth')?.attributes['token']).toMatchObject({ sensitive: true });
    expect(kubernetes.resource('kubernetes_secret_v1')?.attributes['data']).toMatchObject({ sensitive: true });
  });

  it('hides a secret wherever its name occurs', () => {
    const action = aws.resource('aws_lb_listener')?.blockTypes['default_action']?.block;
    expect(action?.blockTypes['authenticate_oidc']?.block.attributes['client_secret']).toEqual({
      type: 'string',
      required: true,
      sensitive: true,
    });
  });

  it('hides a secret by its path where others of its name are none', () => {
    const { set_sensitive: hidden, set } = helm.resource('helm_release')?.attributes ?? {};
    expect(hidden?.nested?.attributes['value']).toEqual({ type: 'string', required: true, sensitive: true });
    expect(set?.nested?.attributes['value']).toEqual({ type: 'string', optional: true });
  });

  it('marks values that are only ever written, in resources and not in data sources', () => {
    const parameter = aws.resource('aws_ssm_parameter')?.attributes;
    expect(parameter?.['value_wo']).toMatchObject({ writeOnly: true });
    expect(parameter?.['value_wo_version']).not.toHaveProperty('writeOnly');
    expect(parameter?.['has_value_wo']).toEqual({ type: 'bool', computed: true });
    expect(helm.resource('helm_release')?.attributes['set_wo']).toMatchObject({
      nested: { attributes: { value: { writeOnly: true } } },
      writeOnly: true,
    });
    expect(helm.dataSource('helm_template')?.attributes['set_wo']).not.toHaveProperty('writeOnly');
  });

  it('limits blocks that repeat', () => {
    expect(aws.resource('aws_eks_node_group')?.blockTypes['taint']).toMatchObject({ minItems: 0, maxItems: 50 });
    expect(aws.resource('aws_s3_bucket_cors_configuration')?.blockTypes['cors_rule']).toMatchObject({
      minItems: 1,
      maxItems: 100,
    });
    expect(aws.resource('aws_codepipeline')?.blockTypes['stage']).toMatchObject({ minItems: 2, maxItems: 0 });
    expect(aws.resource('aws_securityhub_insight')?.blockTypes['filters']).toMatchObject({
      maxItems: 1,
      block: { blockTypes: { severity_label: { maxItems: 20 } } },
    });
  });

  it('limits a block by its path where others of its name are unlimited', () => {
    const transforms = aws.resource('aws_quicksight_data_set')?.blockTypes['logical_table_map']?.block.blockTypes;
    expect(transforms?.['data_transforms']?.block.blockTypes['create_columns_operation']).toMatchObject({
      block: { blockTypes: { columns: { minItems: 1, maxItems: 128 } } },
    });
  });

  it('tells sets within sets', () => {
    const actions = aws.dataSource('aws_networkmanager_core_network_policy_document')?.blockTypes['segment_actions'];
    const override = actions?.block.blockTypes['via']?.block.blockTypes['with_edge_override'];
    expect(override?.block.attributes['edge_sets']).toEqual({ type: ['set', ['set', 'string']], optional: true });
  });

  it('adds nothing to types of which nothing is known', () => {
    const block: BlockSchema = {
      attributes: { password: { type: 'string', optional: true } },
      blockTypes: { rule: { nesting: 'list', block: { attributes: {}, blockTypes: {} }, minItems: 0, maxItems: 0 } },
    };
    expect(fillBindingGaps('resource', 'example_thing', block)).toEqual(block);
  });

  it.each(Object.keys({ ...SENSITIVE_ATTRIBUTES, ...BLOCK_LIMITS }))('names only what %s has', (key) => {
    const type = key.replace(/^data\./, '');
    const bindings = { aws, kubernetes, helm }[type.replace(/_.*/, '')];
    const block = key === type ? bindings?.resource(type) : bindings?.dataSource(type);
    const names = block === undefined ? new Set() : namesIn(block, '');
    const named = [...(SENSITIVE_ATTRIBUTES[key] ?? []), ...Object.keys(BLOCK_LIMITS[key] ?? {})];
    expect(named.filter((name) => name !== '*' && !names.has(name))).toEqual([]);
  });
});

function namesIn({ attributes, blockTypes }: BlockSchema, parent: string): Set<string> {
  const names = new Set<string>();
  const add = (name: string, inner: BlockSchema | undefined): void => {
    names.add(name).add(parent + name);
    if (inner) for (const nested of namesIn(inner, `${parent}${name}.`)) names.add(nested);
  };
  for (const [name, { nested }] of Object.entries(attributes)) {
    add(name, nested && { attributes: nested.attributes, blockTypes: {} });
  }
  for (const [name, { block }] of Object.entries(blockTypes)) add(name, block);
  return names;
}
