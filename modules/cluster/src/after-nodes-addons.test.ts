import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type Block, document, synth, testRole } from '@landfall/testing';
import { AfterNodesAddons, type AfterNodesAddonsProps } from './after-nodes-addons';
import type { CorednsOptions } from './coredns';
import type { EbsCsiOptions } from './storage-addons';
import { addressAt, pathsOf } from './testing/resource-at';

const identity = { kind: 'pod-identity', role: testRole('addon') } as const;
const roleArn = 'arn:aws:iam::111111111111:role/addon';
const tolerations = [{ key: 'CriticalAddonsOnly', operator: 'Exists' }] as const;

function make(overrides: Partial<AfterNodesAddonsProps> = {}) {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    new AfterNodesAddons(stack, 'addons', { cluster: { clusterName: 'prod-blue' }, version: '1.35', ...overrides });
  });
}

const addon = (name: string, overrides: Partial<AfterNodesAddonsProps>): Block =>
  make(overrides).at(EksAddon, `addons/${name}`);
const config = (name: string, overrides: Partial<AfterNodesAddonsProps>): Block =>
  document(addon(name, overrides)['configuration_values']);
const coredns = (options: CorednsOptions): Block => config('coredns', { coredns: options });
const ebsCsi = (options: Partial<EbsCsiOptions>) => ({ ebsCsi: { identity, ...options } });

describe('add-ons after nodes', () => {
  it('are CoreDNS only, unless more are named', () => {
    expect(pathsOf(make(), EksAddon)).toEqual(['addons/coredns']);
  });

  it('are all those that are named', () => {
    const all = make({
      ebsCsi: { identity },
      efsCsi: { identity },
      snapshotController: {},
      metricsServer: {},
      nodeMonitoringAgent: {},
      cloudwatchObservability: { identity },
      adot: {},
      others: { 'cert-manager': { version: 'v1.21.0-eksbuild.3' } },
    });
    expect(Object.values(all.all(EksAddon)).map((block) => [block['addon_name'], block['addon_version']])).toEqual(
      expect.arrayContaining([
        ['coredns', 'v1.13.2-eksbuild.21'],
        ['aws-ebs-csi-driver', 'v1.64.0-eksbuild.1'],
        ['aws-efs-csi-driver', 'v3.4.2-eksbuild.1'],
        ['snapshot-controller', 'v8.6.0-eksbuild.4'],
        ['metrics-server', 'v0.9.0-eksbuild.5'],
        ['eks-node-monitoring-agent', 'v1.6.6-eksbuild.1'],
        ['amazon-cloudwatch-observability', 'v6.5.0-eksbuild.1'],
        ['adot', 'v0.151.0-eksbuild.2'],
        ['cert-manager', 'v1.21.0-eksbuild.3'],
      ]),
    );
  });

  it('wait for the nodes of the same stack', () => {
    const nodes = [{ fqn: 'aws_eks_node_group.general' }];
    expect(addon('coredns', { nodes })['depends_on']).toEqual(['aws_eks_node_group.general']);
    expect(addon('coredns', {})).not.toHaveProperty('depends_on');
  });

  it('are none where Auto Mode is alone, or CoreDNS is left out', () => {
    expect(make({ autoMode: 'alone' }).all(EksAddon)).toEqual({});
    expect(make({ coredns: 'none' }).all(EksAddon)).toEqual({});
  });

  it('may be those that Auto Mode does not bring', () => {
    expect(pathsOf(make({ autoMode: 'alone', metricsServer: {} }), EksAddon)).toEqual(['addons/metrics-server']);
  });
});

describe('CoreDNS', () => {
  it('scales by itself', () => {
    expect(coredns({})).toEqual({ autoScaling: { enabled: true, maxReplicas: 10, minReplicas: 2 } });
  });

  it('has a fixed number of replicas when told so', () => {
    expect(coredns({ scaling: { kind: 'fixed', replicas: 3 } })).toEqual({ replicaCount: 3 });
  });

  it('runs where it is told, within limits', () => {
    const resources = { requests: { cpu: '100m', memory: '70Mi' }, limits: { memory: '170Mi' } };
    const options = { tolerations, nodeSelector: { role: 'system' }, resources };
    expect(coredns(options)).toMatchObject({ ...options, tolerations: [...tolerations] });
  });

  it('runs on Fargate, with a Corefile of its own', () => {
    expect(coredns({ runsOn: 'fargate', corefile: '.:53 {}' })).toMatchObject({
      computeType: 'Fargate',
      corefile: '.:53 {}',
    });
    expect(coredns({ runsOn: 'ec2' })).not.toHaveProperty('computeType');
  });
});

describe('storage add-ons', () => {
  it('give the EBS driver its role and the cluster a default StorageClass', () => {
    const block = addon('aws-ebs-csi-driver', ebsCsi({}));
    expect(block['pod_identity_association']).toEqual([
      { role_arn: roleArn, service_account: 'ebs-csi-controller-sa' },
    ]);
    expect(block['configuration_values']).toBe('{"defaultStorageClass":{"enabled":true}}');
  });

  it('tag volumes and place the controller of the EBS driver', () => {
    const options = { defaultStorageClass: 'none', volumeTags: { Team: 'shop' }, tolerations } as const;
    expect(config('aws-ebs-csi-driver', ebsCsi(options))).toEqual({
      controller: { extraVolumeTags: { Team: 'shop' }, tolerations: [...tolerations] },
    });
  });

  it('let the EBS driver wait for the snapshot controller, where there is one', () => {
    const result = make({ ...ebsCsi({}), snapshotController: {} });
    expect(result.at(EksAddon, 'addons/aws-ebs-csi-driver')['depends_on']).toEqual([
      addressAt(result, EksAddon, 'addons/snapshot-controller'),
    ]);
    expect(addon('aws-ebs-csi-driver', ebsCsi({}))).not.toHaveProperty('depends_on');
  });

  it('give both service accounts of the EFS driver its role', () => {
    const block = addon('aws-efs-csi-driver', { efsCsi: { identity } });
    expect(block['pod_identity_association']).toEqual([
      { role_arn: roleArn, service_account: 'efs-csi-controller-sa' },
      { role_arn: roleArn, service_account: 'efs-csi-node-sa' },
    ]);
    expect(block).not.toHaveProperty('configuration_values');
  });

  it('place the controller of the EFS driver', () => {
    const efsCsi = { identity, nodeSelector: { role: 'system' } };
    expect(config('aws-efs-csi-driver', { efsCsi })).toEqual({ controller: { nodeSelector: { role: 'system' } } });
  });
});

describe('telemetry add-ons', () => {
  it('run the metrics server twice, or as often as told', () => {
    expect(config('metrics-server', { metricsServer: {} })).toEqual({ replicas: 2 });
    const metricsServer = { replicas: 3, tolerations };
    expect(config('metrics-server', { metricsServer })).toEqual({ replicas: 3, tolerations: [...tolerations] });
  });

  it('send metrics and logs to CloudWatch with a role', () => {
    const block = addon('amazon-cloudwatch-observability', { cloudwatchObservability: { identity } });
    expect(block['pod_identity_association']).toEqual([{ role_arn: roleArn, service_account: 'cloudwatch-agent' }]);
    expect(block['configuration_values']).toBe('{"containerLogs":{"enabled":true}}');
  });

  it('send no logs of containers when told so', () => {
    const cloudwatchObservability = { identity, containerLogs: 'off', tolerations } as const;
    expect(config('amazon-cloudwatch-observability', { cloudwatchObservability })).toEqual({
      containerLogs: { enabled: false },
      tolerations: [...tolerations],
    });
  });

  it('let the OpenTelemetry operator wait for cert-manager, where it is an add-on', () => {
    const result = make({ adot: {}, others: { 'cert-manager': { version: 'v1.21.0-eksbuild.3' } } });
    expect(result.at(EksAddon, 'addons/adot')['depends_on']).toEqual([
      addressAt(result, EksAddon, 'addons/cert-manager'),
    ]);
    expect(addon('adot', { adot: {} })).not.toHaveProperty('depends_on');
  });
});

describe('other add-ons', () => {
  it('have version, role, configuration and fate as given', () => {
    const others = {
      'external-dns': {
        version: 'v0.23.0-eksbuild.1',
        configuration: { policy: 'sync', domainFilters: ['example.com'] },
        identity: { ...identity, serviceAccounts: ['external-dns'] as const },
        onRemoval: 'delete',
      },
    } as const;
    expect(addon('external-dns', { others })).toMatchObject({
      addon_name: 'external-dns',
      addon_version: 'v0.23.0-eksbuild.1',
      configuration_values: '{"domainFilters":["example.com"],"policy":"sync"}',
      pod_identity_association: [{ role_arn: roleArn, service_account: 'external-dns' }],
      preserve: false,
    });
  });
});

describe('add-ons after nodes are refused', () => {
  const cases: readonly (readonly [string, Partial<AfterNodesAddonsProps>, string])[] = [
    [
      'when CoreDNS has no replica',
      { coredns: { scaling: { kind: 'fixed', replicas: 0 } } },
      "ADDON_COREDNS_REPLICAS at test/addons: coredns.scaling: CoreDNS has 1 to 1000 replicas in scaling of kind 'fixed', got 0",
    ],
    [
      'when CoreDNS scales to one replica',
      { coredns: { scaling: { kind: 'auto', minReplicas: 1, maxReplicas: 4 } } },
      "ADDON_COREDNS_REPLICAS at test/addons: coredns.scaling: CoreDNS has 2 to 1000 replicas in scaling of kind 'auto', got 1 to 4",
    ],
    [
      'when CoreDNS scales the wrong way round',
      { coredns: { scaling: { kind: 'auto', minReplicas: 4, maxReplicas: 2 } } },
      "ADDON_COREDNS_REPLICAS at test/addons: coredns.scaling: CoreDNS has 2 to 1000 replicas in scaling of kind 'auto', got 4 to 2",
    ],
    [
      'when the metrics server has no replica',
      { metricsServer: { replicas: 0 } },
      'ADDON_METRICS_SERVER_REPLICAS at test/addons: metricsServer.replicas: the metrics server has 1 replica or more, got 0',
    ],
    [
      'when an add-on with typed options stands among the others',
      { others: { coredns: { version: 'v1.13.2-eksbuild.21' } } },
      'ADDON_HAS_OPTIONS at test/addons: others.coredns: coredns has typed options; write it there, and pin it under versions',
    ],
    [
      'when another add-on has a name that cannot be',
      { others: { 'Cert Manager': { version: 'v1.21.0-eksbuild.3' } } },
      "ADDON_NAME_INVALID at test/addons: others.Cert Manager: an add-on is named by small letters, digits, - and _, got 'Cert Manager'",
    ],
    [
      'when another add-on has no fixed version',
      { others: { 'cert-manager': { version: 'latest' } } },
      "ADDON_VERSION_INVALID at test/addons: others.cert-manager.version: the version of cert-manager is one like v1.2.3-eksbuild.4, got 'latest'; what is newest when it is applied, nobody reviewed",
    ],
  ];

  it.each(cases)('%s', (_, overrides, message) => {
    expect(() => make(overrides)).toThrow(expect.objectContaining({ message }));
  });

  it.each<readonly [string, Partial<AfterNodesAddonsProps>]>([
    ['coredns', { coredns: {} }],
    ['aws-ebs-csi-driver', { ebsCsi: { identity } }],
    ['eks-node-monitoring-agent', { nodeMonitoringAgent: {} }],
  ])('when Auto Mode brings %s', (name, overrides) => {
    const message = `ADDON_BROUGHT_BY_AUTO_MODE at test/addons: Auto Mode brings ${name}, and a second one has no node to run on; leave it out, or write autoMode: 'beside-nodes' when the cluster has other nodes`;
    expect(() => make({ autoMode: 'alone', ...overrides })).toThrow(expect.objectContaining({ message }));
  });
});
