import { environmentJsonSchema } from './environment';
import { defineLandingZone } from './landing-zone';
import { edited } from './testing/edited-environment';

it('fills in defaults, the secure ones', () => {
  const [environment] = defineLandingZone(edited({}));
  expect(environment).toMatchObject({
    ci: { planSubjects: ['pull-request', 'main'] },
    operators: {},
    serviceLinkedRoles: 'create',
    keyDeletionWindowDays: 30,
    network: {
      tiers: { layout: 'nodes', database: false },
      nat: { kind: 'one-per-zone' },
      ipv6: false,
      privateEndpoints: false,
    },
    clusters: {
      blue: {
        apiAccess: { kind: 'private', privateSources: {} },
        access: {},
        compute: { kind: 'nodes' },
        controlPlane: { deletionProtection: true, upgradePolicy: 'standard', zonalShift: true },
        serviceCidr: '172.20.0.0/16',
        addons: {
          vpcCni: { prefixDelegation: true, networkPolicy: true },
          coredns: { replicas: 2 },
          metricsServer: true,
          versions: {},
        },
        nodeGroups: { general: { capacity: { kind: 'on-demand' }, labels: {}, taints: {} } },
      },
    },
    observability: {
      logRetentionDays: 90,
      containerInsights: true,
      tracing: true,
      managedPrometheus: false,
      alarmEmails: {},
    },
  });
});

it('leaves optional fields absent rather than undefined', () => {
  const [environment] = defineLandingZone(edited({}));
  expect(Object.keys(environment ?? {})).not.toContain('mesh');
  expect(Object.keys(environment?.network ?? {})).not.toContain('transitGateway');
  expect(Object.keys(environment?.clusters['blue'] ?? {})).not.toContain('externalOidc');
});

describe('the JSON schema', () => {
  const schema = environmentJsonSchema();

  it('is of draft 2020-12 and describes what a team writes: fields with a default are not required', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Landfall environment',
      type: 'object',
      required: ['project', 'name', 'account', 'region', 'ci', 'network', 'clusters'],
      additionalProperties: false,
    });
  });

  it('describes every field', () => {
    const fields = fieldsOf(schema, '');
    expect(fields.length).toBeGreaterThan(80);
    expect(fields.filter(({ described }) => !described).map(({ path }) => path)).toEqual([]);
  });

  it('tells an editor what to offer: Regions, kinds, patterns, examples', () => {
    expect(schema['properties']).toMatchObject({
      account: { type: 'string', pattern: '^[0-9]{12}$', examples: ['111111111111'] },
      region: { type: 'string', enum: expect.arrayContaining(['eu-west-1', 'cn-north-1', 'us-gov-west-1']) },
      keyDeletionWindowDays: { type: 'integer', minimum: 7, maximum: 30, default: 30 },
      ci: { properties: { planSubjects: { type: 'array', minItems: 1 } } },
      network: { properties: { zones: { minItems: 2, maxItems: 6 } } },
    });
  });
});

interface Field {
  readonly path: string;
  readonly described: boolean;
}

/** Every property at any depth of a JSON schema. */
function fieldsOf(node: unknown, path: string): readonly Field[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties, ...rest }: { readonly properties?: object } = node;
  const own = Object.entries(properties ?? {}).flatMap(([name, property]: [string, object]) => [
    { path: `${path}.${name}`, described: 'description' in property },
    ...fieldsOf(property, `${path}.${name}`),
  ]);
  return [...own, ...Object.values(rest).flatMap((child) => fieldsOf(child, path))];
}
