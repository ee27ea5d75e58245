import { definition, synthesized, TestStack } from './testing/landing-zone';

const file = (id: string) => `stacks/${id}/cdk.tf.json`;

it('keeps state encrypted with the key of the environment, and locked by a lock file', () => {
  const { json } = synthesized((app, environment) => new TestStack(app, environment, { layer: 'network' }));
  expect(json(file('dev-network'))['terraform']).toMatchObject({
    backend: {
      s3: {
        bucket: 'acme-dev-tfstate-111111111111',
        key: 'dev/network/terraform.tfstate',
        region: 'eu-west-1',
        encrypt: true,
        kms_key_id: 'arn:aws:kms:eu-west-1:111111111111:alias/acme-dev-tfstate',
        use_lockfile: true,
      },
    },
  });
});

it('has no other backend, and no path of the machine it was made on', () => {
  const { json } = synthesized((app, environment) => new TestStack(app, environment, { layer: 'network' }));
  const stack = json(file('dev-network'));
  expect(Object.keys(Object(Object(stack['terraform'])['backend']))).toEqual(['s3']);
  expect(JSON.stringify(stack)).not.toContain(process.cwd());
});

it('binds the provider to account, Region, role and tags', () => {
  const { json } = synthesized((app, environment) => new TestStack(app, environment, { layer: 'network' }));
  expect(json(file('dev-network'))['provider']).toEqual({
    aws: [
      {
        region: 'eu-west-1',
        allowed_account_ids: ['111111111111'],
        assume_role: [{ role_arn: 'arn:aws:iam::111111111111:role/acme-dev-${var.access}' }],
        default_tags: [{ tags: { Environment: 'dev', Project: 'acme', ManagedBy: 'landfall', Layer: 'network' } }],
      },
    ],
  });
});

it('plans with the plan role unless told otherwise, and forgets the choice', () => {
  const { json } = synthesized((app, environment) => new TestStack(app, environment, { layer: 'network' }));
  expect(json(file('dev-network'))['variable']).toEqual({
    access: {
      type: 'string',
      default: 'plan',
      description: 'Role that the provider assumes: plan (read only) or apply.',
      ephemeral: true,
      validation: [{ condition: '${contains(["plan", "apply"], var.access)}', error_message: 'Use plan or apply.' }],
    },
  });
});

it('uses the credentials of its caller where the roles do not exist yet', () => {
  const { json } = synthesized(
    (app, environment) => new TestStack(app, environment, { layer: 'bootstrap', credentials: 'caller' }),
  );
  const stack = json(file('dev-bootstrap'));
  expect(stack).not.toHaveProperty('variable');
  expect(stack['provider']).toMatchObject({ aws: [{ allowed_account_ids: ['111111111111'] }] });
  expect(JSON.stringify(stack['provider'])).not.toContain('assume_role');
});

it('keeps state, stack and tags of clusters apart', () => {
  const { json } = synthesized((app, environment) => {
    new TestStack(app, environment, { layer: 'cluster', clusterId: 'blue' });
    new TestStack(app, environment, { layer: 'cluster', clusterId: 'green' });
  });
  expect(json(file('dev-cluster-blue'))).toMatchObject({
    '//': { landfall: { environment: 'dev', layer: 'cluster', clusterId: 'blue' } },
    terraform: { backend: { s3: { key: 'dev/cluster-blue/terraform.tfstate' } } },
  });
  expect(json(file('dev-cluster-green'))).toMatchObject({
    terraform: { backend: { s3: { key: 'dev/cluster-green/terraform.tfstate' } } },
  });
});

it('follows the partition of the Region', () => {
  const china = definition({
    region: 'cn-north-1',
    network: { cidr: '10.10.0.0/16', zones: ['cn-north-1a', 'cn-north-1b'] },
  });
  const { json } = synthesized((app, environment) => new TestStack(app, environment, { layer: 'network' }), {
    environments: [china],
  });
  const stack = JSON.stringify(json(file('dev-network')));
  expect(stack).toContain('arn:aws-cn:kms:cn-north-1:');
  expect(stack).not.toContain('arn:aws:');
});

it('depends on the bootstrap stack of its environment, in whatever order they are created', () => {
  const { json } = synthesized((app, environment) => {
    new TestStack(app, environment, { layer: 'network' });
    new TestStack(app, environment, { layer: 'bootstrap', credentials: 'caller' });
    new TestStack(app, environment, { layer: 'keys' });
  });
  expect(json('manifest.json')['stacks']).toMatchObject({
    'dev-network': { dependencies: ['dev-bootstrap'] },
    'dev-keys': { dependencies: ['dev-bootstrap'] },
    'dev-bootstrap': { dependencies: [] },
  });
});

it('depends on nothing when the app has no bootstrap stack', () => {
  const { json } = synthesized((app, environment) => new TestStack(app, environment, { layer: 'network' }));
  expect(json('manifest.json')['stacks']).toMatchObject({ 'dev-network': { dependencies: [] } });
});
