import { type Edits, problemsAfter, problemsOf } from './testing/edited-environment';
import { defineEnvironment } from './environment';

it.each<[string, Edits, string]>([
  [
    'a string that is missing',
    { region: undefined },
    "region: is missing; write a string like 'eu-west-1' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'an object that is missing, with its required fields',
    { ci: undefined },
    'ci: is missing; write an object with repository, applyEnvironment [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'a record that is missing',
    { clusters: undefined },
    'clusters: is missing; write an object whose keys are names [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'a list that is missing',
    { 'clusters.blue.nodeGroups.general.instanceTypes': undefined },
    'clusters.blue.nodeGroups.general.instanceTypes: is missing; write a list [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'a union that is missing, with its kinds',
    { 'clusters.blue.nodeGroups.general.scaling': undefined },
    "clusters.blue.nodeGroups.general.scaling: is missing; write an object whose kind is one of 'fixed', 'autoscaled' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a kind that is missing',
    { 'clusters.blue.nodeGroups.general.scaling': { nodes: 2 } },
    "clusters.blue.nodeGroups.general.scaling.kind: is missing; write one of 'fixed', 'autoscaled' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a kind that does not exist',
    { 'network.nat': { kind: 'gateway' } },
    "network.nat.kind: must be one of 'none', 'single', 'one-per-zone', 'regional', 'central-egress', got 'gateway' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'text in place of a union',
    { 'network.nat': 'single' },
    "network.nat: must be an object whose kind is one of 'none', 'single', 'one-per-zone', 'regional', 'central-egress', got 'single' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a choice that does not exist',
    { serviceLinkedRoles: 'never' },
    "serviceLinkedRoles: must be one of 'create', 'existing', got 'never' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a number that does not exist',
    { 'observability.logRetentionDays': 42 },
    'observability.logRetentionDays: must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 42 [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'a number in place of a string',
    { 'clusters.blue.version': 1.35 },
    "clusters.blue.version: must be a string like '1.35', got 1.35 [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'text in place of a number',
    { keyDeletionWindowDays: '9' },
    "keyDeletionWindowDays: must be a number, got '9' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a fraction',
    { keyDeletionWindowDays: 7.5 },
    'keyDeletionWindowDays: must be a whole number, got 7.5 [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'too large a number',
    { keyDeletionWindowDays: 31 },
    'keyDeletionWindowDays: must be 30 or less, got 31 [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'too small a number',
    { keyDeletionWindowDays: 6 },
    'keyDeletionWindowDays: must be 7 or more, got 6 [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'text in place of a boolean',
    { 'network.ipv6': 'yes' },
    "network.ipv6: must be true or false, got 'yes' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'an empty string',
    { 'ci.applyEnvironment': '' },
    "ci.applyEnvironment: must have 1 or more characters, got '' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a list in place of a record',
    { clusters: ['blue'] },
    "clusters: must be an object whose keys are names, got [ 'blue' ] [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'text that is no e-mail address',
    { 'observability.alarmEmails.oncall': 'oncall' },
    "observability.alarmEmails.oncall: must be an e-mail address, got 'oncall' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a URL without TLS',
    {
      'clusters.blue.externalOidc': { name: 'okta', clientId: 'kubernetes', issuerUrl: 'http://acme.example' },
    },
    "clusters.blue.externalOidc.issuerUrl: must be a URL that begins with https://, got 'http://acme.example' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a key that is no name',
    { 'clusters.Blue': { version: '1.35', compute: { kind: 'auto-mode' } } },
    "clusters.Blue: a name has 2 to 24 lower-case letters, digits and single hyphens and starts with a letter, got 'Blue' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a field that nearly exists',
    { 'network.zone': 'eu-west-1a' },
    "network.zone: there is no field 'zone'; did you mean 'zones'? [ENVIRONMENT_FIELD_UNKNOWN]",
  ],
  [
    'a field with other capitals',
    { 'clusters.blue.nodegroups': {} },
    "clusters.blue.nodegroups: there is no field 'nodegroups'; did you mean 'nodeGroups'? [ENVIRONMENT_FIELD_UNKNOWN]",
  ],
  [
    'a field that is like no other',
    { 'ci.colour': 'red' },
    "ci.colour: there is no field 'colour'; fields here: repository, planSubjects, applyEnvironment [ENVIRONMENT_FIELD_UNKNOWN]",
  ],
  [
    'a policy that nearly exists',
    {
      'clusters.blue.access.platform': {
        principalArn: 'arn:aws:iam::111111111111:role/platform',
        kubernetesGroups: ['viewers'],
        policies: { AmazonEKSAdminPolcy: 'cluster' },
      },
    },
    "clusters.blue.access.platform.policies.AmazonEKSAdminPolcy: there is no field 'AmazonEKSAdminPolcy'; did you mean 'AmazonEKSAdminPolicy'? [ENVIRONMENT_FIELD_UNKNOWN]",
  ],
  [
    'a Region that nearly exists',
    { region: 'sa-east-2', 'network.zones': ['sa-east-1a', 'sa-east-1b'] },
    "region: no AWS Region is called 'sa-east-2'; known there: sa-east-1 [REGION_UNKNOWN]",
  ],
])('tells of %s', (_, edits, problem) => {
  expect(problemsAfter(edits)).toEqual([`environments/dev: ${problem}`]);
});

it('tells of each unknown field of an object by itself', () => {
  expect(problemsAfter({ regoin: 'eu-west-1', clsuters: {} })).toEqual([
    "environments/dev: regoin: there is no field 'regoin'; did you mean 'region'? [ENVIRONMENT_FIELD_UNKNOWN]",
    "environments/dev: clsuters: there is no field 'clsuters'; did you mean 'clusters'? [ENVIRONMENT_FIELD_UNKNOWN]",
  ]);
});

it('tells of an environment that is no object', () => {
  expect(problemsOf(defineEnvironment(JSON.parse('5')))).toEqual([
    'environments/number 1: must be an object with project, name, account, region, ci, network, clusters, got 5 [ENVIRONMENT_FIELD_INVALID]',
  ]);
});

it('tells of environments without a name by their position', () => {
  expect(problemsAfter({}, { name: undefined, account: '222222222222' })).toEqual([
    "environments/number 2: name: is missing; write a string like 'dev' [ENVIRONMENT_FIELD_INVALID]",
  ]);
});
