import { appMeshEndAcknowledgement } from '@landfall/app-mesh';
import type { NameParts } from './names';
import {
  aliasArn,
  clusterLogGroupName,
  clusterName,
  contractParameterName,
  deploymentRoleName,
  keyName,
  prefixOf,
  roleArn,
  servicePrincipal,
  stackId,
  stateBucketName,
  stateKey,
  stateKeyName,
} from './names';
import { type Edits, problemsAfter } from './testing/edited-environment';

const parts: NameParts = { project: 'acme', name: 'dev', account: '111111111111', region: 'eu-west-1' };

it('begins every name with project and environment', () => {
  expect(prefixOf(parts)).toBe('acme-dev');
  expect(stateBucketName(parts)).toBe('acme-dev-tfstate-111111111111');
  expect(stateKeyName(parts)).toBe('acme-dev-tfstate');
  expect(deploymentRoleName(parts, 'plan')).toBe('acme-dev-plan');
  expect(keyName(parts, 'ebs')).toBe('acme-dev-ebs');
  expect(clusterName(parts, 'blue')).toBe('acme-dev-blue');
  expect(clusterLogGroupName(parts, 'blue')).toBe('/aws/eks/acme-dev-blue/cluster');
});

it('keeps stacks, state files and contracts of layers and clusters apart', () => {
  expect(stackId(parts, 'network')).toBe('dev-network');
  expect(stackId(parts, 'cluster', 'blue')).toBe('dev-cluster-blue');
  expect(stateKey(parts, 'network')).toBe('dev/network/terraform.tfstate');
  expect(stateKey(parts, 'cluster', 'blue')).toBe('dev/cluster-blue/terraform.tfstate');
  expect(contractParameterName(parts, 'cluster', 'blue')).toBe('/landfall/dev/cluster/blue');
});

it('derives the partition of ARNs and principals from the Region', () => {
  const china: NameParts = { ...parts, region: 'cn-north-1' };
  expect(roleArn(parts, 'x')).toBe('arn:aws:iam::111111111111:role/x');
  expect(roleArn(china, 'x')).toBe('arn:aws-cn:iam::111111111111:role/x');
  expect(aliasArn(china, 'x')).toBe('arn:aws-cn:kms:cn-north-1:111111111111:alias/x');
  expect(servicePrincipal(parts, 'logs')).toBe('logs.amazonaws.com');
  expect(servicePrincipal(china, 'logs')).toBe('logs.amazonaws.com.cn');
});

const general = {
  image: { family: 'al2023', architecture: 'x86_64' },
  instanceTypes: ['m7i.large'],
  scaling: { kind: 'fixed', nodes: 2 },
};

const clusters = (id: string, group = 'general') => ({ [id]: { version: '1.35', nodeGroups: { [group]: general } } });
const b15 = 'b'.repeat(15);
const c24 = 'c'.repeat(24);

it.each<[string, Edits, string]>([
  [
    'a name too long for the state bucket',
    { project: `bbb${b15}`, name: c24, clusters: clusters('dd') },
    `name: the state bucket would be called 'bbb${b15}-${c24}-tfstate-111111111111': 64 characters, AWS allows 63; make the name 1 shorter [NAME_TOO_LONG]`,
  ],
  [
    'a name too long for the IAM role of flow logs',
    {
      project: b15,
      name: c24,
      clusters: clusters('dd'),
      region: 'ap-northeast-1',
      'network.zones': ['ap-northeast-1a', 'ap-northeast-1c'],
    },
    `name: an IAM role would be called '${b15}-${c24}-flow-logs-ap-northeast-1': 65 characters, AWS allows 64; make the name 1 shorter [NAME_TOO_LONG]`,
  ],
  [
    'a cluster too long for the IAM roles of its add-ons',
    { project: `bbbb${b15}`, name: 'dev', clusters: clusters(c24) },
    `clusters.${c24}: an IAM role would be called 'bbbb${b15}-dev-${c24}-cloudwatch-agent': 65 characters, AWS allows 64; make the name 1 shorter [NAME_TOO_LONG]`,
  ],
  [
    'a service too long for the IAM role of its proxy',
    {
      project: `bbbbb${b15}`,
      mesh: {
        acknowledgement: appMeshEndAcknowledgement,
        cluster: 'blue',
        namespace: 'mesh.internal',
        kubernetesNamespace: 'apps',
        services: { ['s'.repeat(30)]: { port: 80 } },
        gateway: { port: 443, services: ['s'.repeat(30)] },
      },
    },
    `mesh.services.${'s'.repeat(30)}: an IAM role would be called 'bbbbb${b15}-dev-blue-mesh-${'s'.repeat(30)}': 65 characters, AWS allows 64; make the name 1 shorter [NAME_TOO_LONG]`,
  ],
])('refuses %s', (_, edits, problem) => {
  expect(problemsAfter(edits)).toEqual([`environments/${String(edits['name'] ?? 'dev')}: ${problem}`]);
});

it('refuses a node group too long for its launch template', () => {
  const group = 'g'.repeat(54);
  const problems = problemsAfter({ project: 'b'.repeat(22), name: c24, clusters: clusters(c24, group) });
  expect(problems).toContain(
    `environments/${c24}: clusters.${c24}.nodeGroups.${group}: the launch template would be called '${'b'.repeat(22)}-${c24}-${c24}-${group}': 127 characters, AWS allows 125; make the name 2 shorter [NAME_TOO_LONG]`,
  );
});

it('takes names of the longest that AWS allows', () => {
  expect(problemsAfter({ project: `bb${b15}`, name: c24, clusters: clusters('dddd') })).toEqual([]);
});

it.each([
  ['capitals', 'Dev'],
  ['a hyphen at the end', 'dev-'],
  ['two hyphens in a row', 'de--v'],
  ['a digit at the start', '1dev'],
  ['one letter', 'd'],
  ['too many letters', 'd'.repeat(25)],
])('refuses a name with %s', (_, name) => {
  expect(problemsAfter({ name })).toEqual([
    `environments/${name}: name: a name has 2 to 24 lower-case letters, digits and single hyphens and starts with a letter, got '${name}' [ENVIRONMENT_FIELD_INVALID]`,
  ]);
});
