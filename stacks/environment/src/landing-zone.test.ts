import { LandfallError } from '@landfall/contracts';
import { defineLandingZone } from './landing-zone';
import { edited, problemsAfter } from './testing/edited-environment';

const other = { name: 'prod', account: '222222222222' };
const gateway = (id = 'tgw-0123456789abcdef0') => ({ id, destinations: { offices: '10.240.0.0/12' } });

it('gives environments that are right, in their order', () => {
  const landingZone = defineLandingZone(edited(other), edited({}));
  expect(landingZone.map(({ name }) => name)).toEqual(['prod', 'dev']);
});

it('takes a landing zone without environments', () => {
  expect(defineLandingZone()).toEqual([]);
});

it('throws one LandfallError', () => {
  expect(() => defineLandingZone(edited({ region: 'mars' }), edited({ account: '1' }))).toThrow(LandfallError);
});

it('refuses two environments of one name', () => {
  expect(problemsAfter({}, { account: '222222222222' })).toEqual([
    "environments/dev: name: two environments are called 'dev'; rename one [ENVIRONMENT_TWICE]",
  ]);
});

it('refuses an account that is used twice', () => {
  expect(problemsAfter({}, { name: 'prod' })).toEqual([
    'environments/prod: account: account 111111111111 is that of dev; give each environment an account of its own [ACCOUNT_TWICE]',
  ]);
});

it('sees that an account is used twice when other fields of either environment are wrong', () => {
  expect(problemsAfter({ region: 'mars' }, { name: 'prod', 'network.cidr': 'x' })).toEqual([
    expect.stringContaining("environments/dev: region: no AWS Region is called 'mars'"),
    "environments/prod: network.cidr: 'x' is no CIDR block; write one like 10.0.0.0/16 [CIDR_INVALID]",
    'environments/prod: account: account 111111111111 is that of dev; give each environment an account of its own [ACCOUNT_TWICE]',
  ]);
});

it('refuses CIDRs that overlap behind one transit gateway', () => {
  const dev = { 'network.transitGateway': gateway() };
  const prod = { ...other, 'network.cidr': '10.10.0.0/20', 'network.transitGateway': gateway() };
  expect(problemsAfter(dev, prod)).toEqual([
    'environments/prod: network.cidr: 10.10.0.0/20 overlaps 10.10.0.0/16 of dev, and both are behind tgw-0123456789abcdef0; choose another block [CIDR_OVERLAP]',
  ]);
});

it('sees CIDRs that overlap when other fields of the network are wrong', () => {
  const dev = { 'network.transitGateway': gateway(), 'network.zones': ['eu-west-1a'] };
  const prod = { ...other, 'network.transitGateway': gateway(), 'network.ipv6': 'yes' };
  expect(problemsAfter(dev, prod)).toEqual([
    'environments/dev: network.zones: Amazon EKS needs subnets in 2 or more zones, got 1; add a zone [ENVIRONMENT_FIELD_INVALID]',
    "environments/prod: network.ipv6: must be true or false, got 'yes' [ENVIRONMENT_FIELD_INVALID]",
    'environments/prod: network.cidr: 10.10.0.0/16 overlaps 10.10.0.0/16 of dev, and both are behind tgw-0123456789abcdef0; choose another block [CIDR_OVERLAP]',
  ]);
});

it.each([
  ['without transit gateways', undefined, undefined],
  ['with one of them behind a transit gateway', gateway(), undefined],
  ['behind different transit gateways', gateway(), gateway('tgw-fedcba98765432100')],
])('lets CIDRs overlap %s', (_, first, second) => {
  expect(problemsAfter({ 'network.transitGateway': first }, { ...other, 'network.transitGateway': second })).toEqual(
    [],
  );
});

it('reports many mistakes in several environments at once', () => {
  const general = 'clusters.blue.nodeGroups.general';
  const dev = {
    account: '12345',
    'network.transitGateway': gateway(),
    'network.cidr': '10.10.0.0/24',
    'clusters.blue.version': '1.30',
    [`${general}.instanceTypes`]: ['m7g.large'],
    [`${general}.scaling`]: { kind: 'autoscaled', min: 4, max: 2 },
  };
  const staging = {
    name: 'staging',
    account: '333333333333',
    region: 'eu-west-9',
    'network.zone': 'a',
    'network.transitGateway': gateway(),
    'clusters.blue.apiAccess': { kind: 'public', allowedCidrs: { all: '0.0.0.0/0' } },
    keyDeletionWindowDays: 3,
  };
  const prod = {
    name: 'prod',
    account: '333333333333',
    'network.zones': ['us-east-1a'],
    ci: undefined,
    mesh: { cluster: 'green' },
  };
  expect(problemsAfter(dev, staging, prod)).toEqual([
    "environments/dev: account: an AWS account id has 12 digits, got '12345' [ACCOUNT_ID_INVALID]",
    'environments/dev: clusters.blue.version: Kubernetes 1.30 is out of support on Amazon EKS; use 1.35 or another supported version [KUBERNETES_VERSION_UNSUPPORTED]',
    "environments/dev: network.cidr: a /24 is too small for the subnets of layout 'nodes', AWS makes none below /28; use a /21 or larger [VPC_TOO_SMALL]",
    'environments/dev: clusters.blue.nodeGroups.general.instanceTypes.0: m7g.large is arm64, and image AL2023_x86_64_STANDARD runs on x86_64; change one of them [ARCHITECTURE_MISMATCH]',
    'environments/dev: clusters.blue.nodeGroups.general.scaling.min: min is at most max, got min 4 and max 2 [SCALING_BOUNDS]',
    expect.stringMatching(
      /^environments\/staging: region: no AWS Region is called 'eu-west-9'; known there: .*REGION_UNKNOWN/,
    ),
    "environments/staging: network.zone: there is no field 'zone'; did you mean 'zones'? [ENVIRONMENT_FIELD_UNKNOWN]",
    'environments/staging: keyDeletionWindowDays: must be 7 or more, got 3 [ENVIRONMENT_FIELD_INVALID]',
    'environments/staging: clusters.blue.apiAccess.allowedCidrs.all: 0.0.0.0/0 is the whole internet; name the networks that may reach the API [CIDR_TOO_WIDE]',
    'environments/prod: ci: is missing; write an object with repository, applyEnvironment [ENVIRONMENT_FIELD_INVALID]',
    'environments/prod: network.zones: Amazon EKS needs subnets in 2 or more zones, got 1; add a zone [ENVIRONMENT_FIELD_INVALID]',
    expect.stringMatching(/^environments\/prod: mesh.acknowledgement: AWS ended App Mesh on 2026-09-30/),
    "environments/prod: mesh.namespace: is missing; write a string like 'mesh.internal' [ENVIRONMENT_FIELD_INVALID]",
    "environments/prod: mesh.kubernetesNamespace: is missing; write a string like 'apps' [ENVIRONMENT_FIELD_INVALID]",
    'environments/prod: mesh.services: is missing; write an object whose keys are names [ENVIRONMENT_FIELD_INVALID]',
    "environments/prod: network.zones.0: 'us-east-1a' is no availability zone of eu-west-1; write one like eu-west-1a [ZONE_OF_OTHER_REGION]",
    "environments/prod: mesh.cluster: there is no cluster 'green'; clusters: blue [CLUSTER_UNKNOWN]",
    'environments/staging: network.cidr: 10.10.0.0/16 overlaps 10.10.0.0/24 of dev, and both are behind tgw-0123456789abcdef0; choose another block [CIDR_OVERLAP]',
    'environments/prod: account: account 333333333333 is that of staging; give each environment an account of its own [ACCOUNT_TWICE]',
  ]);
});
