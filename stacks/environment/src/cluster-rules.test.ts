import { type Edits, problemsAfter } from './testing/edited-environment';

const role = 'arn:aws:iam::111111111111:role/platform';
const admin = { AmazonEKSClusterAdminPolicy: 'cluster' };

it.each<[string, Edits, string]>([
  [
    'a Kubernetes version that does not exist',
    { 'clusters.blue.version': '1.99' },
    "version: Amazon EKS has no Kubernetes version '1.99'; supported: 1.31, 1.32, 1.33, 1.34, 1.35 [KUBERNETES_VERSION_INVALID]",
  ],
  [
    'a Kubernetes version out of support',
    { 'clusters.blue.version': '1.30' },
    'version: Kubernetes 1.30 is out of support on Amazon EKS; use 1.35 or another supported version [KUBERNETES_VERSION_UNSUPPORTED]',
  ],
  [
    'extended support that nobody agreed to pay',
    { 'clusters.blue.version': '1.32' },
    "version: standard support of Kubernetes 1.32 has ended; raise the version, or pay for upgradePolicy 'extended' [KUBERNETES_VERSION_EXTENDED]",
  ],
  [
    'a public API without a CIDR',
    { 'clusters.blue.apiAccess': { kind: 'public', allowedCidrs: {} } },
    "apiAccess.allowedCidrs: a public API names 1 to 40 networks that may connect, got 0; name them, or write apiAccess: { kind: 'private' } [PUBLIC_CIDR_COUNT]",
  ],
  [
    'a public API that leaves CIDRs out',
    { 'clusters.blue.apiAccess': { kind: 'public' } },
    'apiAccess.allowedCidrs: is missing; write an object whose keys are names [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'a public API that all of IPv4 reaches',
    { 'clusters.blue.apiAccess': { kind: 'public', allowedCidrs: { all: '0.0.0.0/0' } } },
    'apiAccess.allowedCidrs.all: 0.0.0.0/0 is the whole internet; name the networks that may reach the API [CIDR_TOO_WIDE]',
  ],
  [
    'a public API that all of IPv6 reaches',
    { 'clusters.blue.apiAccess': { kind: 'public', allowedCidrs: { all: '::/0' } } },
    'apiAccess.allowedCidrs.all: ::/0 is the whole internet; name the networks that may reach the API [CIDR_TOO_WIDE]',
  ],
  [
    'a public API that half of the internet reaches',
    { 'clusters.blue.apiAccess': { kind: 'public', allowedCidrs: { lower: '0.0.0.0/1' } } },
    'apiAccess.allowedCidrs.lower: 0.0.0.0/1 is a large part of the internet; name the networks that may reach the API [CIDR_TOO_WIDE]',
  ],
  [
    'a public API for a private network',
    { 'clusters.blue.apiAccess': { kind: 'public', allowedCidrs: { vpn: '10.8.0.0/16' } } },
    'apiAccess.allowedCidrs.vpn: 10.8.0.0/16 is private and never arrives at the public endpoint; list it under privateSources [PUBLIC_CIDR_PRIVATE]',
  ],
  [
    'a private API that everybody reaches',
    { 'clusters.blue.apiAccess': { kind: 'private', privateSources: { all: '0.0.0.0/0' } } },
    'apiAccess.privateSources.all: 0.0.0.0/0 is the whole internet; name the networks that may reach the API [CIDR_TOO_WIDE]',
  ],
  [
    'Services that overlap the VPC',
    { 'clusters.blue.serviceCidr': '10.10.0.0/20' },
    "serviceCidr: 10.10.0.0/20 overlaps the VPC's 10.10.0.0/16; take 172.20.0.0/16 or 10.100.0.0/16 [CIDR_OVERLAP]",
  ],
  [
    'Services that overlap the pods',
    { 'network.tiers.podCidr': '10.96.0.0/16', 'clusters.blue.serviceCidr': '10.96.0.0/16' },
    "serviceCidr: 10.96.0.0/16 overlaps the VPC's 10.96.0.0/16; take 172.20.0.0/16 or 10.100.0.0/16 [CIDR_OVERLAP]",
  ],
  [
    'Services with public addresses',
    { 'clusters.blue.serviceCidr': '100.64.0.0/16' },
    'serviceCidr: Kubernetes Services take a /12 to /24 inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, got 100.64.0.0/16; take 172.20.0.0/16 [SERVICE_CIDR_INVALID]',
  ],
  [
    'too few addresses for Services',
    { 'clusters.blue.serviceCidr': '172.20.0.0/25' },
    'serviceCidr: Kubernetes Services take a /12 to /24 inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, got 172.20.0.0/25; take 172.20.0.0/16 [SERVICE_CIDR_INVALID]',
  ],
  [
    'a cluster without nodes',
    { 'clusters.blue.nodeGroups': {} },
    "nodeGroups: no node group: pods have nowhere to run; add one, or choose compute: { kind: 'auto-mode' } [CLUSTER_WITHOUT_NODES]",
  ],
  [
    'a principal that is no ARN',
    { 'clusters.blue.access.platform': { principalArn: 'platform', policies: admin } },
    "access.platform.principalArn: 'platform' is no ARN; write one like arn:aws:iam::123456789012:role/name [ARN_INVALID]",
  ],
  [
    'a session as principal',
    {
      'clusters.blue.access.platform': {
        principalArn: 'arn:aws:sts::111111111111:assumed-role/platform/me',
        policies: admin,
      },
    },
    "access.platform.principalArn: 'arn:aws:sts::111111111111:assumed-role/platform/me' is no IAM role or user; of an assumed role, write the role's ARN [PRINCIPAL_INVALID]",
  ],
  [
    'a principal of another partition',
    {
      'clusters.blue.access.platform': {
        principalArn: 'arn:aws-cn:iam::111111111111:role/platform',
        policies: admin,
      },
    },
    "access.platform.principalArn: 'arn:aws-cn:iam::111111111111:role/platform' is of partition aws-cn, eu-west-1 of aws [PARTITION_OTHER]",
  ],
  [
    'two entries for one principal',
    {
      'clusters.blue.access.platform': { principalArn: role, policies: admin },
      'clusters.blue.access.breakglass': { principalArn: role, policies: admin },
    },
    `access.breakglass.principalArn: '${role}' is the principal of platform already, and EKS has one entry for each; put both into one [PRINCIPAL_TWICE]`,
  ],
  [
    'an entry that allows nothing',
    { 'clusters.blue.access.platform': { principalArn: role } },
    'access.platform: the entry lets its principal do nothing; give it policies or kubernetesGroups [ACCESS_EMPTY]',
  ],
  [
    'a scope that does not exist',
    { 'clusters.blue.access.platform': { principalArn: role, policies: { AmazonEKSAdminPolicy: 'everywhere' } } },
    "access.platform.policies.AmazonEKSAdminPolicy: must be 'cluster' or an object like { namespaces: ['apps'] }, got 'everywhere' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a scope without namespaces',
    {
      'clusters.blue.access.platform': {
        principalArn: role,
        policies: { AmazonEKSAdminPolicy: { namespaces: [] } },
      },
    },
    "access.platform.policies.AmazonEKSAdminPolicy: must be 'cluster' or an object like { namespaces: ['apps'] } [ENVIRONMENT_FIELD_INVALID]",
  ],
])('refuses %s', (_, edits, problem) => {
  expect(problemsAfter(edits)).toEqual([`environments/dev: clusters.blue.${problem}`]);
});

it.each<[string, Edits]>([
  [
    'extended support that is paid for',
    { 'clusters.blue.version': '1.32', 'clusters.blue.controlPlane.upgradePolicy': 'extended' },
  ],
  ['a version newer than the calendar', { 'clusters.blue.version': '1.36' }],
  ['Auto Mode without node groups', { 'clusters.blue.compute.kind': 'auto-mode', 'clusters.blue.nodeGroups': {} }],
  [
    'a private API for an office',
    { 'clusters.blue.apiAccess': { kind: 'private', privateSources: { office: '10.0.0.0/8' } } },
  ],
  [
    'an entry with groups only',
    { 'clusters.blue.access.platform': { principalArn: role, kubernetesGroups: ['viewers'] } },
  ],
  [
    'one principal in two clusters',
    {
      'clusters.blue.access.platform': { principalArn: role, policies: admin },
      'clusters.green': {
        version: '1.35',
        compute: { kind: 'auto-mode' },
        access: { platform: { principalArn: role, policies: admin } },
      },
    },
  ],
])('takes %s', (_, edits) => {
  expect(problemsAfter(edits)).toEqual([]);
});

it('refuses an operator that is no role', () => {
  expect(problemsAfter({ 'operators.platform': 'arn:aws:s3:::bucket' })).toEqual([
    "environments/dev: operators.platform: 'arn:aws:s3:::bucket' is no IAM role or user; of an assumed role, write the role's ARN [PRINCIPAL_INVALID]",
  ]);
});

it('refuses more public networks than EKS takes', () => {
  const many = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`net-${index}`, `198.51.100.${index}/32`]));
  expect(problemsAfter({ 'clusters.blue.apiAccess': { kind: 'public', allowedCidrs: many } })).toEqual([
    "environments/dev: clusters.blue.apiAccess.allowedCidrs: a public API names 1 to 40 networks that may connect, got 41; name them, or write apiAccess: { kind: 'private' } [PUBLIC_CIDR_COUNT]",
  ]);
});
