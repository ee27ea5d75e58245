import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProviderBindings, loadProviderBindings } from './bindings';
import type { AttributeSchema, BlockSchema } from './schema';

const required = { type: 'string', required: true } as const;
const optional = { type: 'string', optional: true } as const;
const computed = { type: 'string', computed: true } as const;
const optionalComputed = { type: 'string', optional: true, computed: true } as const;
const optionalStrings = { type: ['set', 'string'], optional: true } as const;
const requiredStrings = { type: ['set', 'string'], required: true } as const;

const leaf = (attributes: Record<string, AttributeSchema>): BlockSchema => ({ attributes, blockTypes: {} });
const open = (name: string): ProviderBindings => loadProviderBindings(`@cdktf/provider-${name}`, __dirname);

const aws = open('aws');
const kubernetes = open('kubernetes');
const helm = open('helm');

describe('bindings of the AWS provider', () => {
  it('tell the source and version of the provider they were generated from', () => {
    expect(aws.source).toBe('registry.terraform.io/hashicorp/aws');
    expect(aws.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('list every resource and data source by its name in Terraform', () => {
    expect(aws.resourceTypes()).toEqual(expect.arrayContaining(['aws_eks_cluster', 'aws_vpc', 'aws_datasync_agent']));
    expect(aws.dataSourceTypes()).toEqual(expect.arrayContaining(['aws_eks_cluster', 'aws_caller_identity']));
    expect(aws.resourceTypes()).not.toContain('aws_provider');
    expect(aws.resourceTypes()).not.toContain('aws_data_aws_caller_identity');
  });

  it('have no schema for a type that the provider does not have', () => {
    expect(aws.resource('aws_caller_identity')).toBeUndefined();
    expect(aws.dataSource('aws_eks_pod_identity_association')).toBeUndefined();
  });

  it('derive a schema once', () => {
    expect(aws.resource('aws_vpc')).toBe(aws.resource('aws_vpc'));
  });

  it('derive names, types, flags and blocks of a resource', () => {
    expect(aws.resource('aws_eks_access_policy_association')).toEqual({
      attributes: {
        associated_at: computed,
        cluster_name: required,
        id: optionalComputed,
        modified_at: computed,
        policy_arn: required,
        principal_arn: required,
        region: optionalComputed,
      },
      blockTypes: {
        access_scope: {
          nesting: 'list',
          block: leaf({ namespaces: optionalStrings, type: required }),
          minItems: 1,
          maxItems: 1,
        },
        timeouts: {
          nesting: 'single',
          block: leaf({ create: optional, delete: optional }),
          minItems: 0,
          maxItems: 0,
        },
      },
    });
  });

  it('derive computed objects as types', () => {
    expect(aws.resource('aws_eks_cluster')?.attributes).toMatchObject({
      certificate_authority: { type: ['list', ['object', { data: 'string' }]], computed: true },
      identity: { type: ['list', ['object', { oidc: ['list', ['object', { issuer: 'string' }]] }]], computed: true },
    });
  });

  it('keep blocks that may be written as attributes apart from real blocks', () => {
    const rule = {
      cidr_blocks: ['list', 'string'],
      description: 'string',
      from_port: 'number',
      ipv6_cidr_blocks: ['list', 'string'],
      prefix_list_ids: ['list', 'string'],
      protocol: 'string',
      security_groups: ['set', 'string'],
      self: 'bool',
      to_port: 'number',
    };
    const group = aws.resource('aws_security_group');
    expect(group?.attributes['ingress']).toEqual({ type: ['set', ['object', rule]], optional: true, computed: true });
    expect(Object.keys(group?.blockTypes ?? {})).toEqual(['timeouts']);
  });

  it('derive sets of blocks in lists of blocks', () => {
    const principals = {
      nesting: 'set',
      block: leaf({ identifiers: requiredStrings, type: required }),
      minItems: 0,
      maxItems: 0,
    };
    expect(aws.dataSource('aws_iam_policy_document')).toEqual({
      attributes: {
        id: optionalComputed,
        json: computed,
        minified_json: computed,
        override_json: optional,
        override_policy_documents: { type: ['list', 'string'], optional: true },
        policy_id: optional,
        source_json: optional,
        source_policy_documents: { type: ['list', 'string'], optional: true },
        version: optional,
      },
      blockTypes: {
        statement: {
          nesting: 'list',
          block: {
            attributes: {
              actions: optionalStrings,
              effect: optional,
              not_actions: optionalStrings,
              not_resources: optionalStrings,
              resources: optionalStrings,
              sid: optional,
            },
            blockTypes: {
              condition: {
                nesting: 'set',
                block: leaf({
                  test: required,
                  values: { type: ['list', 'string'], required: true },
                  variable: required,
                }),
                minItems: 0,
                maxItems: 0,
              },
              not_principals: principals,
              principals,
            },
          },
          minItems: 0,
          maxItems: 0,
        },
      },
    });
  });

  it('derive objects that a map or a nested collection holds', () => {
    expect(aws.resource('aws_lexv2models_bot_version')?.attributes['locale_specification']).toEqual({
      type: ['map', ['object', { source_bot_version: 'string' }]],
      required: true,
    });
    expect(
      aws.resource('aws_bcmdataexports_export')?.blockTypes['export']?.block.blockTypes['data_query'],
    ).toMatchObject({
      block: { attributes: { table_configurations: { type: ['map', ['map', 'string']] } } },
    });
  });

  it('find the configuration of a resource whose interface the generator had to rename', () => {
    expect(aws.resource('aws_wafv2_web_acl_association')?.blockTypes['timeouts']?.nesting).toBe('single');
  });

  it('read large resources whose structs are in files of their own', () => {
    const settings = aws.resource('aws_medialive_channel')?.blockTypes['encoder_settings']?.block.blockTypes;
    expect(settings?.['audio_descriptions']?.block.attributes['audio_selector_name']).toEqual(required);
  });

  it('know the statements of AWS WAF, of which the bindings leave out the type, three levels deep', () => {
    const rule = aws.resource('aws_wafv2_web_acl')?.blockTypes['rule'];
    expect(rule?.nesting).toBe('set');
    expect(rule?.block.attributes['statement']).toBeUndefined();
    const levels: string[] = [];
    for (let each = rule?.block; each !== undefined; each = each.blockTypes['not_statement']?.block) {
      const statement: BlockSchema | undefined = each.blockTypes['statement']?.block;
      levels.push(Object.keys(statement?.blockTypes ?? {}).some((name) => name === 'not_statement') ? 'nests' : 'ends');
      if (statement === undefined) break;
      each = statement;
    }
    expect(levels).toEqual(['nests', 'nests', 'nests', 'ends']);
  });

  it('derive the configuration of the provider, without the alias that is Terraform’s own', () => {
    const { attributes, blockTypes } = aws.provider();
    expect(attributes['region']).toEqual(optional);
    expect(attributes['allowed_account_ids']).toEqual(optionalStrings);
    expect(attributes['alias']).toBeUndefined();
    expect(blockTypes['endpoints']?.nesting).toBe('set');
    expect(blockTypes['assume_role']?.block.attributes['policy_arns']).toEqual(optionalStrings);
    expect(blockTypes['default_tags']).toEqual({
      nesting: 'list',
      block: leaf({ tags: { type: ['map', 'string'], optional: true } }),
      minItems: 0,
      maxItems: 0,
    });
  });
});

describe('bindings of the Kubernetes provider', () => {
  it('derive a required block of which there is one', () => {
    expect(kubernetes.resource('kubernetes_namespace_v1')).toEqual({
      attributes: { id: optionalComputed, wait_for_default_service_account: { type: 'bool', optional: true } },
      blockTypes: {
        metadata: {
          nesting: 'list',
          block: leaf({
            annotations: { type: ['map', 'string'], optional: true },
            generate_name: optional,
            generation: { type: 'number', computed: true },
            labels: { type: ['map', 'string'], optional: true },
            name: optionalComputed,
            resource_version: computed,
            uid: computed,
          }),
          minItems: 1,
          maxItems: 1,
        },
        timeouts: { nesting: 'single', block: leaf({ delete: optional }), minItems: 0, maxItems: 0 },
      },
    });
  });

  it('derive values of any type, and objects that are typed as a whole', () => {
    expect(kubernetes.resource('kubernetes_manifest')?.attributes).toEqual({
      computed_fields: { type: ['list', 'string'], optional: true },
      manifest: { type: 'dynamic', required: true },
      object: { type: 'dynamic', optional: true, computed: true },
      wait_for: { type: ['object', { fields: ['map', 'string'] }], optional: true },
    });
  });
});

describe('bindings of the Helm provider', () => {
  it('derive objects with attributes of their own flags as nested attributes', () => {
    const release = helm.resource('helm_release');
    expect(release?.blockTypes).toEqual({});
    expect(release?.attributes['set']).toEqual({
      nested: { nesting: 'list', attributes: { name: required, type: optionalComputed, value: optional } },
      optional: true,
    });
    expect(release?.attributes['postrender']).toEqual({
      nested: {
        nesting: 'single',
        attributes: { args: { type: ['list', 'string'], optional: true }, binary_path: required },
      },
      optional: true,
    });
    expect(release?.attributes['metadata']?.nested).toMatchObject({
      nesting: 'single',
      attributes: { revision: { type: 'number', computed: true } },
    });
  });

  it('derive nested attributes of the provider’s configuration', () => {
    expect(helm.provider().attributes['registries']).toEqual({
      nested: { nesting: 'list', attributes: { password: required, url: required, username: required } },
      optional: true,
    });
    expect(helm.provider().attributes['kubernetes']?.nested?.attributes['exec']?.nested).toEqual({
      nesting: 'single',
      attributes: {
        api_version: required,
        args: { type: ['list', 'string'], optional: true },
        command: required,
        env: { type: ['map', 'string'], optional: true },
      },
    });
  });
});

describe('bindings of a provider', () => {
  let root: string;
  let lib: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'landfall-bindings-'));
    const folder = join(root, 'node_modules', '@cdktf', 'provider-x');
    lib = join(folder, 'lib');
    mkdirSync(lib, { recursive: true });
    const provider = { name: 'registry.terraform.io/a/x', version: '1.0.0' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ cdktf: { provider } }));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function generate(name: string, base: string, keyFlags: string): void {
    const source = `export class XOutputReference extends cdktf.ComplexObject {
  // key - computed: false, ${keyFlags}
  private _key?: string; 
}
export class Main extends cdktf.${base} {
  // x - computed: false, optional: true, required: false
  private _x = new XOutputReference(this, "x");
}
`;
    const map = Buffer.from(JSON.stringify({ sourcesContent: [source] })).toString('base64');
    mkdirSync(join(lib, name));
    writeFileSync(join(lib, name, 'index.js'), `//# sourceMappingURL=data:application/json;base64,${map}`);
    writeFileSync(join(lib, name, 'index.d.ts'), `static readonly tfResourceType = "x_${name}";`);
  }

  const ambiguous = 'optional: true, required: false';
  const evident = 'optional: false, required: true';

  it.each([
    ['types objects as a whole when nothing shows nested attributes', ambiguous, ambiguous, false],
    ['derives nested attributes when the resource shows them', evident, ambiguous, true],
    ['derives nested attributes when the configuration of the provider shows them', ambiguous, evident, true],
  ])('%s', (_, ofResource, ofProvider, nested) => {
    generate('thing', 'TerraformResource', ofResource);
    generate('provider', 'TerraformProvider', ofProvider);
    const attribute = loadProviderBindings('@cdktf/provider-x', root).resource('x_thing')?.attributes['x'];
    expect(attribute?.nested !== undefined).toBe(nested);
    expect(attribute?.type !== undefined).toBe(!nested);
  });
});
