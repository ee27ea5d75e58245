import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LandingZoneRehearsal, problemsOf, rehearseLandingZone } from './landing-zone-rehearsal';

const root = resolve(__dirname, '../../../..');

/** An environment with the options that dev, staging and prod leave alone. */
const APP = `
import { BootstrapStack } from '@landfall/bootstrap-stack';
import { ClusterStack } from '@landfall/cluster-stack';
import { ComputeStack } from '@landfall/compute-stack';
import { defineEnvironment } from '@landfall/environment';
import { KeysStack } from '@landfall/keys-stack';
import { runLandingZone } from '@landfall/landing-zone-stack';
import { MeshStack } from '@landfall/mesh-stack';
import { NetworkStack } from '@landfall/network-stack';
import { ObservabilityStack } from '@landfall/observability-stack';

const wide = defineEnvironment({
  project: 'acme',
  name: 'wide',
  account: '444444444444',
  region: 'us-west-2',
  ci: { repository: 'acme/landing-zone', applyEnvironment: 'wide' },
  serviceLinkedRoles: 'existing',
  network: {
    cidr: '10.64.0.0/16',
    zones: ['us-west-2a', 'us-west-2b', 'us-west-2c', 'us-west-2d'],
    tiers: { layout: 'nodes', database: true, podCidr: '100.64.0.0/16' },
    nat: { kind: 'none' },
    ipv6: true,
  },
  clusters: {
    blue: {
      version: '1.34',
      apiAccess: { kind: 'private', privateSources: { vpn: '10.200.0.0/16' } },
      externalOidc: { name: 'people', issuerUrl: 'https://login.example.com', clientId: 'kubernetes', groupsClaim: 'groups' },
      nodeGroups: {
        gpu: {
          image: { family: 'al2023', architecture: 'x86_64', accelerator: 'nvidia' },
          instanceTypes: ['p5.48xlarge'],
          capacity: { kind: 'capacity-block', reservationId: 'cr-0123456789abcdef0' },
          scaling: { kind: 'fixed', nodes: 2 },
          zones: ['us-west-2a'],
          disk: { sizeGib: 500, iops: 6000, throughputMibps: 500 },
        },
        windows: {
          image: { family: 'windows', edition: 'core', release: '2022' },
          instanceTypes: ['m6i.xlarge'],
          scaling: { kind: 'autoscaled', min: 0, max: 4, initial: 1 },
          taints: { os: { value: 'windows', effect: 'NO_SCHEDULE' } },
        },
        general: {
          image: { family: 'bottlerocket', architecture: 'arm64', variant: 'fips' },
          instanceTypes: ['m7g.large'],
          scaling: { kind: 'fixed', nodes: 3 },
          labels: { team: 'platform' },
        },
      },
    },
    green: { version: '1.35', compute: { kind: 'auto-mode' } },
  },
  mesh: {
    acknowledgement: 'AWS ended App Mesh on 2026-09-30; this mesh cannot be created in AWS any more',
    cluster: 'blue',
    namespace: 'mesh.internal',
    kubernetesNamespace: 'shop',
    services: { front: { port: 8080, backends: ['orders'] }, orders: { port: 9090, protocol: 'grpc' } },
    gateway: { port: 8443, services: ['front'] },
  },
  observability: { managedPrometheus: true, alarmEmails: {} },
});

runLandingZone({
  environments: [wide],
  stacks(app, environment) {
    new BootstrapStack(app, environment);
    new NetworkStack(app, environment);
    new KeysStack(app, environment);
    for (const clusterId of Object.keys(environment.clusters)) {
      new ClusterStack(app, environment, clusterId);
      new ComputeStack(app, environment, clusterId);
    }
    if (environment.mesh) new MeshStack(app, environment, environment.mesh);
    new ObservabilityStack(app, environment);
  },
});
`;

let folder: string;
let rehearsal: LandingZoneRehearsal;

beforeAll(async () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Inside the repository, so that its packages and provider bindings are found.
  folder = mkdtempSync(join(root, 'dist/every-option-'));
  writeFileSync(join(folder, 'main.ts'), APP);
  const app = 'node --conditions=landfall-source --require tsx/cjs main.ts';
  writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ app }));
  const props = { root: folder, environments: [], reportDirectory: join(folder, 'report'), destroy: true };
  rehearsal = await rehearseLandingZone({ ...props, onProgress: () => undefined });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('plans, applies, plans empty and destroys an environment with every other option', () => {
  expect(problemsOf(rehearsal)).toEqual([]);
  expect(rehearsal.leftOver).toEqual([]);
  expect(
    rehearsal.outcomes.flatMap(({ rehearsed }) => (rehearsed.kind === 'done' ? rehearsed.value.warnings : [])),
  ).toEqual([]);
  expect(rehearsal.outcomes.map(({ stack }) => stack.layer)).toEqual(
    expect.arrayContaining(['cluster-blue', 'cluster-green', 'compute-blue', 'compute-green', 'mesh']),
  );
});
