import type { ICluster, INetwork, SubnetTier } from '@landfall/contracts';
import type { Environment } from '@landfall/environment';
import { testCluster, testKey, testNetwork } from '@landfall/testing';
import { type App, TerraformOutput, type TerraformStack } from 'cdktf';
import { publishCluster, readCluster } from './cluster-contract';
import { type KeysByPurpose, publishKeys, readKeys } from './keys-contract';
import { publishNetwork, readNetwork } from './network-contract';
import { publish, readContract } from './published';
import { definition, synthesized, type SynthResult, TestStack } from './testing/landing-zone';

const network = (app: App, environment: Environment) => new TestStack(app, environment, { layer: 'network' });
const keys = (app: App, environment: Environment) => new TestStack(app, environment, { layer: 'keys' });
const cluster = (app: App, environment: Environment) =>
  new TestStack(app, environment, { layer: 'cluster', clusterId: 'blue' });
const compute = (app: App, environment: Environment) =>
  new TestStack(app, environment, { layer: 'compute', clusterId: 'blue' });

const file = (id: string) => `stacks/${id}/cdk.tf.json`;

type Json = SynthResult['json'];

/** What a parameter holds, and what the reading stack asks it for. */
function roundTrip(producerId: string, consumerId: string, json: Json) {
  const parameter = onlyBlock(json(file(producerId))['resource'], 'aws_ssm_parameter');
  const data = onlyBlock(json(file(consumerId))['data'], 'aws_ssm_parameter');
  return { parameter, data, stacks: Object(json('manifest.json')['stacks']) };
}

function onlyBlock(blocks: unknown, type: string): Readonly<Record<string, unknown>> {
  const byId = Object.values(Object(Object(blocks)[type]));
  expect(byId).toHaveLength(1);
  return Object(byId[0]);
}

it('reads a contract from the parameter that it was published in, and comes after it', () => {
  const { problems, json } = synthesized((app, environment) => {
    const address = { layer: 'network', contract: 'peering' } as const;
    publish(network(app, environment), environment, address, { id: 'pcx-1', routes: { office: 'rtb-1' } });
    const stack = keys(app, environment);
    const value = readContract(stack, environment, address);
    show(stack, [value('id'), value('routes', 'office')]);
  });
  expect(problems).toEqual([]);
  const { parameter, data, stacks } = roundTrip('dev-network', 'dev-keys', json);
  expect(parameter).toMatchObject({
    name: '/landfall/dev/network/peering',
    type: 'String',
    description: 'Contract of dev-network',
    insecure_value: '${jsonencode({"id" = "pcx-1", "routes" = {"office" = "rtb-1"}})}',
  });
  expect(data['name']).toBe(parameter['name']);
  const decoded = 'jsondecode(data.aws_ssm_parameter.contract-network-peering.insecure_value)';
  expect(shown(json, 'dev-keys')).toEqual([`\${${decoded}.id}`, `\${${decoded}.routes.office}`]);
  expect(stacks).toMatchObject({ 'dev-keys': { dependencies: ['dev-network'] } });
});

it('reads a contract once, however often a stack asks for it', () => {
  const { problems, json } = synthesized((app, environment) => {
    publishKeys(keys(app, environment), environment, allKeys());
    const stack = network(app, environment);
    expect(readKeys(stack, environment)('logs')).not.toEqual(readKeys(stack, environment)('ebs'));
  });
  expect(problems).toEqual([]);
  expect(Object.keys(Object(Object(json(file('dev-network'))['data'])['aws_ssm_parameter']))).toHaveLength(1);
});

it('refuses to read from a stack that is not in the app', () => {
  const { problems } = synthesized((app, environment) => {
    readKeys(network(app, environment), environment);
  });
  expect(problems).toEqual([
    "dev-network: reads contract 'keys' of dev-keys, which is not in the app; create that stack first [CONTRACT_UNPUBLISHED]",
  ]);
});

it('refuses to read what the other stack does not publish', () => {
  const { problems, files } = synthesized((app, environment) => {
    keys(app, environment);
    readKeys(network(app, environment), environment);
  });
  expect(problems).toEqual([
    'dev-network/contract-keys-keys: reads contract /landfall/dev/keys/keys, which no stack publishes; publish it in the stack of its layer [CONTRACT_UNPUBLISHED]',
  ]);
  expect(files).toEqual([]);
});

it('refuses to read from a stack that reads from this one', () => {
  const { problems } = synthesized((app, environment) => {
    const [lower, higher] = [keys(app, environment), network(app, environment)];
    publishKeys(lower, environment, allKeys());
    publishNetwork(higher, environment, testNetwork());
    readKeys(higher, environment);
    readNetwork(lower, environment);
  });
  expect(problems).toEqual([
    'dev-keys: depends on dev-network, which depends on it already; let only the higher layer read from the lower one [STACK_CYCLE]',
  ]);
});

it('hands every key on by its purpose', () => {
  const { json } = synthesized((app, environment) => {
    publishKeys(keys(app, environment), environment, allKeys());
    const stack = network(app, environment);
    const key = readKeys(stack, environment);
    show(stack, [key('ebs').keyArn, key('logs').keyArn, key('cluster-secrets').keyArn]);
  });
  const { parameter } = roundTrip('dev-keys', 'dev-network', json);
  expect(shownPaths(json, 'dev-network')).toEqual(['ebs', 'logs', 'cluster-secrets']);
  expect(namesIn(parameter['insecure_value'])).toEqual(Object.keys(allKeys()));
});

it('hands a network on: known values as they are, ids from the contract', () => {
  const fields = {
    network: {
      cidr: '10.10.0.0/16',
      zones: ['eu-west-1a', 'eu-west-1b'],
      tiers: { database: true, podCidr: '100.64.0.0/16' },
    },
  };
  const tiers: readonly SubnetTier[] = ['public', 'private', 'intra', 'database', 'pod'];
  let result: INetwork | undefined;
  const { problems, json } = synthesized(
    (app, environment) => {
      publishNetwork(network(app, environment), environment, testNetwork(tiers, 2));
      const stack = compute(app, environment);
      const found = readNetwork(stack, environment);
      const ids = tiers.flatMap((tier) => found.subnets(tier).map(({ subnetId }) => subnetId));
      show(stack, [found.vpcId, ...ids]);
      result = found;
    },
    { environments: [definition(fields)] },
  );
  expect(problems).toEqual([]);
  expect(result).toMatchObject({ vpcCidr: '10.10.0.0/16', zones: ['eu-west-1a', 'eu-west-1b'] });
  expect(result?.subnets('pod').map(({ zone }) => zone)).toEqual(['eu-west-1a', 'eu-west-1b']);
  const published = String(roundTrip('dev-network', 'dev-compute-blue', json).parameter['insecure_value']);
  expect(shownPaths(json, 'dev-compute-blue')).toEqual([
    'vpcId',
    ...tiers.flatMap((tier) => [`subnetIds.${tier}.eu-west-1a`, `subnetIds.${tier}.eu-west-1b`]),
  ]);
  for (const tier of tiers) {
    expect(published).toContain(`"${tier}" = {"eu-west-1a" = "subnet-${tier}-a", "eu-west-1b" = "subnet-${tier}-b"}`);
  }
});

it('knows of no subnets in tiers that the environment does not have', () => {
  synthesized((app, environment) => {
    publishNetwork(network(app, environment), environment, testNetwork());
    const found = readNetwork(compute(app, environment), environment);
    expect(found.subnets('database')).toEqual([]);
    expect(found.subnets('pod')).toEqual([]);
    expect(found.subnets('intra')).toHaveLength(2);
  });
  expect.assertions(3);
});

it('hands a cluster on: name and version as they are, the rest from the contract', () => {
  let result: ICluster | undefined;
  const { problems, json } = synthesized((app, environment) => {
    publishCluster(cluster(app, environment), environment, 'blue', testCluster());
    const stack = compute(app, environment);
    result = readCluster(stack, environment, 'blue');
    const known = ['clusterName', 'version', 'ipFamily'];
    show(
      stack,
      Object.entries(result).flatMap(([name, value]) => (known.includes(name) ? [] : String(value))),
    );
  });
  expect(problems).toEqual([]);
  expect(result).toMatchObject({ clusterName: 'acme-dev-blue', version: '1.35', ipFamily: 'ipv4' });
  const { parameter, stacks } = roundTrip('dev-cluster-blue', 'dev-compute-blue', json);
  expect(parameter['name']).toBe('/landfall/dev/cluster/blue');
  expect(shownPaths(json, 'dev-compute-blue')).toHaveLength(8);
  expect(new Set(shownPaths(json, 'dev-compute-blue'))).toEqual(new Set(namesIn(parameter['insecure_value'])));
  expect(stacks).toMatchObject({ 'dev-compute-blue': { dependencies: ['dev-cluster-blue'] } });
});

it('refuses a cluster that the environment does not have', () => {
  const { problems } = synthesized((app, environment) => {
    cluster(app, environment);
    new TestStack(app, environment, { layer: 'cluster', clusterId: 'green' });
    readCluster(compute(app, environment), environment, 'green');
  });
  expect(problems).toEqual([
    "environments/dev: clusters: there is no cluster 'green'; clusters: blue [CLUSTER_UNKNOWN]",
  ]);
});

function allKeys(): KeysByPurpose {
  return {
    'cluster-secrets': testKey('cluster-secrets'),
    ebs: testKey('ebs'),
    logs: testKey('logs'),
    s3: testKey('s3'),
    messaging: testKey('messaging'),
    ecr: testKey('ecr'),
    metrics: testKey('metrics'),
  };
}

/** Makes values visible in the JSON of a stack. */
function show(stack: TerraformStack, values: readonly string[]): void {
  new TerraformOutput(stack, 'shown', { value: [...values] });
}

function shown(json: Json, id: string): readonly string[] {
  const { value } = Object(Object(json(file(id))['output'])['shown']);
  return Array.isArray(value) ? value.map(String) : [];
}

/** Paths that shown values read: `${jsondecode(...).a["b-c"]}` reads `a.b-c`. */
function shownPaths(json: Json, id: string): readonly string[] {
  return shown(json, id).map((text) => {
    const [, path = ''] = text.split('.insecure_value)');
    return [...path.matchAll(/[\w-]+/g)].map(([name]) => name).join('.');
  });
}

/** Names on the first level of a published object. */
function namesIn(published: unknown): readonly string[] {
  return [...String(published).matchAll(/"([^"]+)" = "/g)].flatMap(([, name]) => name ?? []);
}
